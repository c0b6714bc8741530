/** What `context` and API Management's own extension methods offer to C#, beyond what the golden set asks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateExpression } from '../../../../../policy/expressions/index.ts';

function resultOf(expression: string, context?: unknown): unknown {
  const result = evaluateExpression(expression, context);
  return 'value' in result ? result.value : result;
}

/** Claims: {"oid": "o1", "roles": ["a", "b"], "iat": 1700000000}. */
const TOKEN = `Bearer ${encode({ alg: 'none' })}.${encode({ oid: 'o1', roles: ['a', 'b'], iat: 1700000000 })}.`;

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

test('a claim may default to an array, a header to text, a variable to its own type', () => {
  const request = { headers: { Authorization: TOKEN } };
  const claims = '@(context.Request.Headers.GetValueOrDefault("Authorization", "").AsJwt().Claims';
  assert.equal(
    resultOf(`${claims}.GetValueOrDefault("roles", new string[] { "" })[1])`, { request }),
    'b',
  );
  assert.equal(
    resultOf(`${claims}.GetValueOrDefault("none", new[] { "x" })[0])`, { request }),
    'x',
  );
  assert.equal(resultOf(`${claims}.GetValueOrDefault("roles", "").Length)`, { request }), '3');
  assert.equal(resultOf('context.Variables.GetValueOrDefault("n", 5) + 1'), '6');
  assert.equal(resultOf('context.Variables.GetValueOrDefault("n") == null'), 'True');
  assert.equal(
    resultOf('context.Request.MatchedParameters.GetValueOrDefault("n", "four").Length'),
    '4',
  );
  assert.equal(
    resultOf(
      'context.Request.Body.AsFormUrlEncodedContent().GetValueOrDefault("a")?.FirstOrDefault()',
      { request: { body: 'a=1' } },
    ),
    '1',
  );
});

test('extension methods can be called as static methods of their class', () => {
  const code = `@{
    Jwt token;
    return ExpressionSyntaxExtensions.TryParseJwt(context.Request.Headers.GetValueOrDefault("Authorization", ""), out token)
      ? token.Claims["oid"][0] + token.IssuedAt.Value.Year : "none";
  }`;
  assert.equal(resultOf(code, { request: { headers: { Authorization: TOKEN } } }), 'o12023');
  assert.equal(resultOf(code), 'none');
});

test('forms are written as queries and as contents', () => {
  const form = 'context.Request.Body.AsFormUrlEncodedContent()';
  const request = { body: 'a=1&a=x+y&b=%26' };
  assert.equal(resultOf(`${form}.ToQueryString()`, { request }), '?a=1&a=x%20y&b=%26');
  assert.equal(resultOf(`${form}.ToFormUrlEncodedContent()`, { request }), 'a=1&a=x%20y&b=%26');
});

test('bytes are encrypted and decrypted by the name of a cipher', () => {
  const secret = 'Convert.FromBase64String("MDEyMzQ1Njc4OWFiY2RlZg==")';
  const code = (call: string) => `@(Convert.ToBase64String(${call}))`;
  const bytes = 'Encoding.UTF8.GetBytes("attack at dawn, sixteen")';
  // What `openssl enc -aes-128-cbc -K 30313233343536373839616263646566 -iv 30313233343536373839616263646566` writes.
  const encrypted = 'qDu/5xi/yPFY+JaV7nvXsMZHEw7PLDS8UhYNAE1Nrl4=';
  assert.equal(resultOf(code(`${bytes}.Encrypt("Aes", ${secret}, ${secret})`)), encrypted);
  assert.equal(
    resultOf(
      `@(Encoding.UTF8.GetString(Convert.FromBase64String("${encrypted}").Decrypt("aes", ${secret}, ${secret})))`,
    ),
    'attack at dawn, sixteen',
  );
  for (const [call, exception] of [
    [`new byte[5].Decrypt("Aes", ${secret}, ${secret})`, /CryptographicException/],
    [`new byte[5].Encrypt("Aes", new byte[5], ${secret})`, /CryptographicException/],
  ] as const) {
    const result = evaluateExpression(code(call));
    assert.match('exception' in result ? result.exception : '', exception, call);
  }
});

test('a cipher that .NET has and this engine has not is named, and no catch goes on without it', () => {
  const bytes = 'new byte[8]';
  for (const cipher of ['RC2', 'des', 'System.Security.Cryptography.DES']) {
    const call = `${bytes}.Encrypt("${cipher}", ${bytes}, ${bytes})`;
    assert.deepEqual(evaluateExpression(`@{ try { return ${call}; } catch { return null; } }`), {
      exception: 'System.NotSupportedException',
      message: `unsupported: the cipher ${cipher}`,
    });
  }
});

test('random bytes come from the chance that is handed in', () => {
  const code = (fill: string) =>
    `@{ using (var rng = new RNGCryptoServiceProvider()) { var iv = new byte[3]; rng.${fill}(iv); return iv; } }`;
  const base64 = (...bytes: number[]) => Buffer.from(bytes).toString('base64');
  assert.equal(resultOf(code('GetBytes'), { random: 0.5 }), base64(128, 128, 128));
  assert.equal(resultOf(code('GetBytes'), { random: 0 }), base64(0, 0, 0));
  assert.equal(resultOf(code('GetNonZeroBytes'), { random: 0 }), base64(1, 1, 1));
});

test('a JObject is a dictionary for GetValueOrDefault', () => {
  const object = 'new JObject(new JProperty("a", 1), new JProperty("n", null))';
  assert.equal(resultOf(`${object}.GetValueOrDefault("a")`), '1');
  assert.equal(resultOf(`${object}.GetValueOrDefault("b") == null`), 'True');
  assert.equal(resultOf(`${object}.GetValueOrDefault("n").Type.ToString()`), 'Null');
  assert.equal(resultOf(`(string)${object}.GetValueOrDefault("b", "c")`), 'c');
});

test('products, subscriptions and users tell what the context document says of them', () => {
  const context = {
    api: { protocols: ['http', 'https'], subscriptionKeyParameterNames: { header: 'api-key' } },
    product: {
      published: false,
      subscriptionsLimit: 3,
      groups: [{ id: 'g1', name: 'developers' }],
      apis: [{ name: 'Other' }],
    },
    subscription: { secondaryKey: 's', createdDate: '2024-05-06T07:08:09Z' },
    user: {
      firstName: 'Ada',
      groups: [{ name: 'admins' }],
      identities: [{ id: 'i', provider: 'Azure' }],
    },
    backend: { azureRegion: 'swedencentral' },
    request: { foundry: { deployment: 'gpt-4o' } },
  };
  for (const [expression, value] of [
    ['string.Join(",", context.Api.Protocols)', 'http,https'],
    ['context.Api.SubscriptionKeyParameterNames.Header', 'api-key'],
    ['context.Api.SubscriptionKeyParameterNames.Query', 'subscription-key'],
    ['context.Product.State == ProductState.Published', 'False'],
    ['context.Product.State.ToString()', 'NotPublished'],
    ['context.Product.SubscriptionsLimit.HasValue', 'True'],
    ['context.Product.ApprovalRequired', 'False'],
    ['context.Product.Groups.Any(group => group.Name == "developers")', 'True'],
    ['context.Product.Apis.First().Name', 'Other'],
    ['context.Subscription.SecondaryKey', 's'],
    ['context.Subscription.CreatedDate.ToString("yyyy-MM-dd")', '2024-05-06'],
    ['context.Subscription.EndDate == null', 'True'],
    ['context.User.FirstName + context.User.LastName', 'Ada'],
    ['context.User.Groups.Select(group => group.Name).Contains("admins")', 'True'],
    ['context.User.Identities.Single().Provider', 'Azure'],
    ['context.Backend.AzureRegion', 'swedencentral'],
    ['context.Deployment.Gateway.InstanceId', 'managed'],
    ['context.Request.Foundry.Deployment', 'gpt-4o'],
    ['context.Request.PrivateEndpointConnection == null', 'True'],
  ] as const) {
    assert.equal(resultOf(expression, context), value, expression);
  }
});

test('what the document does not tell is not made up', () => {
  assert.deepEqual(evaluateExpression('context.Subscription.CreatedDate', { subscription: {} }), {
    exception: 'System.NotSupportedException',
    message: 'context.Subscription.CreatedDate is not known here.',
  });
  assert.throws(
    () => evaluateExpression('context.Product', { product: { groups: 'all' } }),
    /context\.product\.groups must be a list of objects/,
  );
});

test('members that only tools of Microsoft know are unsupported, not wrong', () => {
  for (const member of ['Request.HasBody', 'Api.StorageId', 'LastError.HttpErrorCode']) {
    const result = evaluateExpression(`context.${member}`);
    assert.ok('unsupported' in result && result.unsupported !== undefined, member);
  }
});
