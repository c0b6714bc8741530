/** Every call of the `openai` package works with the README's file, or is refused for a stated reason. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { OpenAI } from 'openai';
import { adjustOpenApi, shippedDescriptions } from '../../openapi/index.ts';
import { operationsOf } from '../../policy/service.ts';
import { calls, SURFACES } from './calls/index.ts';
import { methodsOf } from './methods.ts';
import { isOf, MISSING, whyMissing } from './missing.ts';
import { nameOf } from './outcomes.ts';
import { type Found, findOutcomes, PAGE, renderPage, surprises } from './table.ts';

/** Nowhere: it keeps what was asked, and knows nothing. */
function recorder() {
  const asked: string[] = [];
  const client = new OpenAI({
    apiKey: 'none',
    adminAPIKey: 'none',
    baseURL: 'https://example.com',
    maxRetries: 0,
    fetch: async (input, init) => {
      const { protocol, pathname } = new URL(input instanceof Request ? input.url : input);
      // The package tries once what the given `fetch` makes of forms.
      if (protocol === 'data:') return await fetch(input, init);
      asked.push(`${init?.method?.toUpperCase()} ${pathname}`);
      return Response.json({ error: { code: 'NotHere' } }, { status: 404 });
    },
  });
  return { asked, client };
}

describe('the list of calls', () => {
  const { asked, client } = recorder();
  const methods = methodsOf(client);
  const names = new Set(methods.map(({ name }) => name));
  const listed = new Set(calls.map(({ method }) => method));

  it('has every method of the client that makes a request, unless Azure has it nowhere', () => {
    const forgotten = methods.filter(
      ({ name }) =>
        !listed.has(name) && SURFACES.some((surface) => whyMissing(name, surface) === undefined),
    );
    assert.deepEqual(
      forgotten.map(({ name }) => name),
      [],
    );
  });

  it('has nothing that the client does not have', () => {
    assert.deepEqual(
      [...listed].filter((name) => !names.has(name)),
      [],
    );
    const idle = MISSING.filter(
      (missing) => ![...names, ...calls.map(nameOf)].some((name) => isOf(name, missing.calls)),
    );
    assert.deepEqual(idle, []);
  });

  it('takes for a method what makes exactly one request', async () => {
    for (const { name, call } of methods) {
      asked.length = 0;
      await assert.rejects(call(), { status: 404 }, name);
      assert.equal(asked.length, 1, name);
    }
  });

  it('has nothing that Azure has and we do not describe', async () => {
    const templates = operationsOf(
      adjustOpenApi(shippedDescriptions, { title: 'Test', serverUrl: 'https://example.com' }),
    ).map(({ method, urlTemplate }) => {
      const path = urlTemplate.replaceAll('.', '\\.').replaceAll(/\{[^}]*\}/g, '[^/]+');
      return new RegExp(`^${method} ${path}$`);
    });
    const unknown: string[] = [];
    for (const { name, call } of methods.filter(({ name }) => listed.has(name))) {
      asked.length = 0;
      await call().catch(() => undefined);
      const request = asked[0]?.replace(' ', ' /v1');
      if (!templates.some((template) => template.test(request ?? ''))) unknown.push(name);
    }
    assert.deepEqual(unknown, []);
  });
});

describe('with the README’s file, applied by Terraform', () => {
  let found: Found;
  before(async () => {
    found = await findOutcomes();
  });

  it('every call that Azure has works, and every other is refused', () => {
    assert.deepEqual(surprises(found), []);
  });

  it('docs/clients.md tells what comes of them', async () => {
    assert.equal(
      await readFile(PAGE, 'utf8'),
      renderPage(found),
      'run node test/clients/table.ts --write',
    );
  });
});
