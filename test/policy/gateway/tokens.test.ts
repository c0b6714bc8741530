import assert from 'node:assert/strict';
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { answer, laboratory, ok, policies } from './laboratory.ts';

const NOW = Date.UTC(2026, 0, 1) / 1000;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const publicJwk = rsa.publicKey.export({ format: 'jwk' });
const secret = Buffer.from('0123456789abcdef0123456789abcdef');

type Claims = Readonly<Record<string, unknown>>;
const encode = (part: Claims) => Buffer.from(JSON.stringify(part)).toString('base64url');

function token(claims: Claims, header: Claims = {}, key = rsa.privateKey): string {
  const algorithm = header.alg ?? 'RS256';
  const signed = `${encode({ alg: algorithm, ...header })}.${encode({ exp: NOW + 60, ...claims })}`;
  const data = Buffer.from(signed);
  const signature =
    algorithm === 'HS256'
      ? createHmac('sha256', secret).update(data).digest()
      : algorithm === 'ES256'
        ? sign('sha256', data, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' })
        : algorithm === 'none'
          ? Buffer.alloc(0)
          : sign('sha256', data, key);
  return `${signed}.${signature.toString('base64url')}`;
}

const rsaKey = `<key id="k1" n="${publicJwk.n}" e="${publicJwk.e}"/>`;

function policy(keys: string, more = '', attributes = '') {
  return policies({
    inbound: `<validate-jwt header-name="Authorization" ${attributes}><issuer-signing-keys>${keys}</issuer-signing-keys>${more}</validate-jwt>`,
  });
}

async function send(document: string, written: string | undefined) {
  const lab = laboratory({ policy: document });
  const { status, text } = await lab.send('/openai/x', {
    headers: written === undefined ? {} : { authorization: `Bearer ${written}` },
  });
  const refused = lab.trace.find(({ message }) => message.startsWith('the token is refused'));
  return { status, text, reason: refused?.data.reason };
}

describe('validate-jwt', () => {
  const strict = policy(
    rsaKey,
    `<audiences><audience>aud-1</audience></audiences><issuers><issuer>https://issuer.example</issuer></issuers>
     <required-claims><claim name="roles" match="any" separator=","><value>reader</value><value>writer</value></claim></required-claims>`,
  );
  const good = { aud: ['aud-1', 'aud-2'], iss: 'https://issuer.example', roles: 'reader,guest' };
  const cases: readonly (readonly [string, string | undefined, number, string | undefined])[] = [
    ['takes a good one', token(good), 200, undefined],
    ['asks for a missing one', undefined, 401, 'TokenNotPresent'],
    ['refuses what is none', 'a.b', 401, 'JwtInvalid'],
    [
      "refuses another key's signature",
      token(good, {}, other.privateKey),
      401,
      'TokenSignatureInvalid',
    ],
    [
      'refuses a key it does not know',
      token(good, { kid: 'k2' }),
      401,
      'TokenSignatureKeyNotFound',
    ],
    ['refuses an expired one', token({ ...good, exp: NOW }), 401, 'TokenExpired'],
    ['refuses one without expiry', token({ ...good, exp: undefined }), 401, 'JwtInvalid'],
    ['refuses one of the future', token({ ...good, nbf: NOW + 1 }), 401, 'JwtInvalid'],
    ['refuses another audience', token({ ...good, aud: 'aud-2' }), 401, 'TokenAudienceNotAllowed'],
    ['refuses another issuer', token({ ...good, iss: 'x' }), 401, 'TokenIssuerNotAllowed'],
    ['refuses a missing claim', token({ ...good, roles: undefined }), 401, 'TokenClaimNotFound'],
    [
      "refuses a claim's value",
      token({ ...good, roles: 'guest' }),
      401,
      'TokenClaimValueNotAllowed',
    ],
    ['refuses an unsigned one', token(good, { alg: 'none' }), 401, 'TokenSignatureInvalid'],
    [
      'refuses a public key used as a secret',
      token(good, { alg: 'HS256' }),
      401,
      'TokenSignatureInvalid',
    ],
  ];
  for (const [title, written, status, reason] of cases) {
    it(title, async () => {
      const result = await send(strict, written);
      assert.deepEqual([result.status, result.reason], [status, reason]);
    });
  }

  it('takes shared secrets', async () => {
    const document = policy(`<key>${secret.toString('base64')}</key>`);
    assert.equal((await send(document, token({}, { alg: 'HS256' }))).status, 200);
    assert.equal((await send(document, token({}))).status, 401);
  });

  it('answers with its own status and message', async () => {
    const document = policy(
      rsaKey,
      '',
      'failed-validation-httpcode="403" failed-validation-error-message="No."',
    );
    const { status, text } = await send(document, undefined);
    assert.deepEqual([status, JSON.parse(text)], [403, { statusCode: 403, message: 'No.' }]);
  });

  it('asks for the scheme that it requires', async () => {
    const document = policy(rsaKey, '', 'require-scheme="DPoP"');
    assert.equal((await send(document, token({}))).status, 401);
  });
});

describe('keys of an OpenID configuration', () => {
  const jwks = (...ids: readonly string[]) => ({
    keys: [
      ...ids.map((kid) => ({ ...publicJwk, kid, use: 'sig' })),
      { ...ec.publicKey.export({ format: 'jwk' }), kid: 'ec' },
      { kty: 'unknown', kid: 'odd' },
    ],
  });

  function openidLaboratory(document: string, base: string) {
    let ids = ['k1'];
    const lab = laboratory({
      policy: document,
      hosts: {
        'login.microsoftonline.com': ({ url }) =>
          url.endsWith('/keys')
            ? ok(JSON.stringify(jwks(...ids)))
            : ok(
                JSON.stringify({
                  issuer: `${base}/v2.0`,
                  jwks_uri: 'https://login.microsoftonline.com/keys',
                }),
              ),
      },
    });
    const bearer = (written: string) => ({ headers: { authorization: `Bearer ${written}` } });
    return {
      lab,
      rotate: (...next: string[]) => {
        ids = next;
      },
      status: async (written: string) => (await lab.send('/openai/x', bearer(written))).status,
    };
  }
  const tenant = 'https://login.microsoftonline.com/tenant';

  it('are fetched once an hour, and for a new key at most every five minutes', async () => {
    const { lab, rotate, status } = openidLaboratory(
      policies({
        inbound: `<validate-jwt header-name="Authorization"><openid-config url="${tenant}/v2.0/.well-known/openid-configuration"/></validate-jwt>`,
      }),
      tenant,
    );
    const fetches = () => lab.calls.filter(({ url }) => url.endsWith('/keys')).length;
    const signedBy = (kid: string) =>
      token(
        { iss: `${tenant}/v2.0`, exp: NOW + 7200 },
        { kid, ...(kid === 'ec' ? { alg: 'ES256' } : {}) },
      );
    assert.equal(await status(signedBy('k1')), 200);
    assert.equal(await status(signedBy('ec')), 200);
    rotate('k1', 'k2');
    assert.equal(await status(signedBy('k2')), 401);
    assert.equal(fetches(), 1);
    await lab.clock.advance(300_000);
    assert.equal(await status(signedBy('k2')), 200);
    assert.equal(fetches(), 2);
    await lab.clock.advance(3_600_000);
    assert.equal(await status(signedBy('k1')), 200);
    assert.equal(fetches(), 3);
  });

  it('tell validate-azure-ad-token whether tenant and client are the right ones', async () => {
    const { status } = openidLaboratory(
      policies({
        inbound:
          '<validate-azure-ad-token tenant-id="tenant"><client-application-ids><application-id>app</application-id></client-application-ids></validate-azure-ad-token>',
      }),
      tenant,
    );
    const issued = (claims: Claims) =>
      token({ iss: `${tenant}/v2.0`, azp: 'app', ...claims }, { kid: 'k1' });
    assert.equal(await status(issued({})), 200);
    assert.equal(
      await status(
        issued({ iss: 'https://sts.windows.net/tenant/', azp: undefined, appid: 'app' }),
      ),
      200,
    );
    assert.equal(await status(issued({ azp: 'stranger' })), 401);
    assert.equal(await status(issued({ iss: 'https://sts.windows.net/elsewhere/' })), 401);
  });

  it('that cannot be had are an error of the gateway', async () => {
    const lab = laboratory({
      policy: policies({ inbound: '<validate-azure-ad-token tenant-id="t"/>' }),
      hosts: { 'login.microsoftonline.com': () => answer(404) },
    });
    const { status } = await lab.send('/openai/x', {
      headers: { authorization: `Bearer ${token({})}` },
    });
    assert.equal(status, 500);
  });
});
