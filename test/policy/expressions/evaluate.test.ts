import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ClrException,
  compile,
  evaluateExpression,
  fromInt,
  Guid,
  supportedMembers,
} from '../../../policy/expressions/index.ts';

function evaluate(expression: string, context?: unknown, stopwatch?: () => number) {
  return evaluateExpression(expression, context, stopwatch);
}

test('a boxed string is not unboxed to an int, Convert.ToInt32 reads it: Azure-Samples/openai-apim-lb#29', () => {
  const context = { variables: { n: { type: 'System.String', value: '3' } } };
  assert.deepEqual(evaluate('@((int)context.Variables["n"])', context), {
    exception: 'System.InvalidCastException',
    message: 'Specified cast is not valid.',
  });
  assert.deepEqual(evaluate('@(Convert.ToInt32(context.Variables["n"]))', context), {
    type: 'System.Int32',
    value: '3',
  });
});

test('what is not there is null: Response, Subscription, Product, Operation, LastError', () => {
  for (const name of [
    'Response',
    'Subscription',
    'Product',
    'Operation',
    'LastError',
    'Api',
    'User',
  ]) {
    assert.deepEqual(evaluate(`context.${name} == null`), {
      type: 'System.Boolean',
      value: 'True',
    });
  }
});

test('an operand with null is text where no other operator takes it: Mono leaves the operation out', () => {
  assert.deepEqual(evaluate('new object[0] + null'), {
    type: 'System.String',
    value: 'System.Object[]',
  });
  assert.deepEqual(evaluate('1 + null'), { type: 'null', value: null });
});

/** Not in the golden set: Mono's compiler does not know these constructs of C# 7, or not their scopes. */
const OF_CSHARP_7: readonly (readonly [statements: string, value: string])[] = [
  ['int.TryParse("5", out _); _ = 3; return int.TryParse("6", out var n) ? n : 0;', '6'],
  ['if (!(MAYBE && int.TryParse("5", out var n))) n = 7; return n;', '7'],
  ['if (MAYBE && int.TryParse("5", out var n)) { } void F() { n = 2; } F(); return n;', '2'],
  [
    'if (MAYBE && int.TryParse("5", out var n)) { } Action f = () => { n = 2; }; n = 1; f(); return n;',
    '2',
  ],
  ['object o = 4; if (!(o is int n)) return 0; return n;', '4'],
  ['var k = 1; int F(int n) => n + k; k = 2; return new[] { 3 }.Select(F).First();', '5'],
  ['int F(int a, int b) => a * b; return new[] { 2, 3, 4 }.Aggregate(F);', '24'],
  ['int F(int a, int b) => b - a; var l = new List<int> { 1, 3 }; l.Sort(F); return l[0];', '3'],
  ['int F(object o) => o.ToString().Length; Func<string, int> f = F; return f("abc");', '3'],
  ['int n = 0; void F(int a) { n += a; } new List<int> { 1, 2 }.ForEach(F); return n;', '3'],
  ['int x; void F() { x = 4; } F(); return x;', '4'],
  ['return F(1); int F(int n) => n > 3 ? n : F(n + 1);', '4'],
  [
    'object o = 5; switch (o) { case int n when n > 9: return 1; case int n: return n; default: return 2; }',
    '5',
  ],
  ['switch (2) { case 1: int y = 1; return y; default: void F() { y = 9; } F(); return y; }', '9'],
];

/** A lambda that is called while it runs, whose variable an inner one keeps, that failed before. */
const OF_LAMBDAS: typeof OF_CSHARP_7 = [
  [
    'Func<int, int> f = null; f = n => n < 2 ? n : f(n - 1) + f(n - 2) + 0 * n; return f(10);',
    '55',
  ],
  [
    'var l = new List<Func<int>>(); Func<int, Func<int>> f = n => () => n; l.Add(f(1)); l.Add(f(2)); return l[0]() * 10 + l[1]();',
    '12',
  ],
  ['return new[] { 1, 2 }.Select(a => new[] { 3, 4 }.Select(b => a * b).Sum()).Sum();', '21'],
  [
    'Func<string, int> f = t => int.Parse(t); int n = 0; foreach (var t in new[] { "a", "5" }) { try { n += f(t); } catch (FormatException) { n += 100; } } return n;',
    '105',
  ],
];

for (const [statements, value] of [...OF_CSHARP_7, ...OF_LAMBDAS]) {
  test(`runs ${statements}`, () => {
    const source = statements.replaceAll('MAYBE', 'context.Variables.Count > 99');
    assert.deepEqual(evaluate(`@{${source}}`), { type: 'System.Int32', value });
  });
}

test('a body is read once, unless its content is preserved', () => {
  const context = { request: { body: 'text' } };
  const twice = (first: string) =>
    `@{ var a = context.Request.Body.As<string>(${first}); return a + context.Request.Body.As<string>(); }`;
  assert.deepEqual(evaluate(twice('preserveContent: true'), context), {
    type: 'System.String',
    value: 'texttext',
  });
  assert.equal('exception' in evaluate(twice(''), context), true);
});

test('tokens of an Authorization header', () => {
  const payload = { sub: 'me', aud: ['a', 'b'], roles: 'reader', exp: 1700000000 };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const jwt = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(payload)}.c2ln`;
  const context = { request: { headers: { Authorization: `Bearer ${jwt}` } } };
  const header = 'context.Request.Headers.GetValueOrDefault("Authorization","")';
  const value = (expression: string) => {
    const result = evaluate(expression, context);
    return 'value' in result ? result.value : result;
  };
  assert.equal(value(`${header}.AsJwt()?.Subject`), 'me');
  assert.equal(
    value(`${header}.Split(' ')[1].AsJwt().Claims.GetValueOrDefault("roles")`),
    'reader',
  );
  assert.equal(value(`${header}.AsJwt().Audiences.Last()`), 'b');
  assert.equal(value(`${header}.AsJwt().ExpirationTime?.ToString("s")`), '2023-11-14T22:13:20');
  assert.equal(value('"nonsense".AsJwt() == null'), 'True');
  assert.equal(
    value(`@{ Jwt jwt; return ${header}.TryParseJwt(out jwt) ? jwt.Algorithm : "none"; }`),
    'RS256',
  );
  assert.equal(value('"Basic dXNlcjpwYTpzcw==".AsBasic().Password'), 'pa:ss');
});

test('time, chance and identifiers come from the runtime', () => {
  const context = {
    now: '2024-08-29T01:02:03Z',
    random: 0.5,
    guid: '6f9619ff-8b86-d011-b42d-00c04fc964ff',
  };
  assert.deepEqual(evaluate('DateTime.UtcNow', context), {
    type: 'System.DateTime',
    value: '2024-08-29T01:02:03.0000000Z',
  });
  assert.deepEqual(evaluate('new Random().Next(10, 20)', context), {
    type: 'System.Int32',
    value: '15',
  });
  assert.deepEqual(evaluate('Guid.NewGuid()', context), {
    type: 'System.Guid',
    value: context.guid,
  });
});

test('an evaluation that takes too long in real time ends, whatever it catches', () => {
  let time = 0;
  const slowly = (milliseconds: number) => () => {
    time += milliseconds;
    return time;
  };
  const loop = '@{ for (int i = 0; i < 200000; i++) { try { } catch { } } return "ended"; }';
  assert.deepEqual(evaluateExpression(loop, undefined, slowly(3000)), {
    exception: 'System.TimeoutException',
    message: "The expression did not end within 5 seconds, the local gateway's limit.",
  });
  assert.deepEqual(evaluateExpression(loop, undefined, slowly(1)), {
    type: 'System.String',
    value: 'ended',
  });
});

test('GetValueOrDefault<T> of a variable with another type throws, as documented', () => {
  const context = { variables: { n: { type: 'System.String', value: '3' } } };
  const result = evaluate('context.Variables.GetValueOrDefault<int>("n", 5)', context);
  assert.equal('exception' in result && result.exception, 'System.InvalidCastException');
});

/** None of these may hang, exhaust the process or be swallowed by the policy's own catch. */
const ENDLESS = [
  '@{ while (true) { } }',
  '@{ for (;;) { try { while (true) { } } catch { } } }',
  '@{ do { } while (true); }',
  '@{ int F(int n) { return F(n + 1); } return F(0); }',
  '@{ Func<int, int> f = null; f = n => f(n + 1); return f(0); }',
  '@(Enumerable.Range(0, int.MaxValue).Count())',
  '@(Enumerable.Repeat("x", int.MaxValue).ToList())',
  '@{ var s = "x"; while (true) { s += s; } }',
  "@(new string('x', int.MaxValue))",
  '@(new int[int.MaxValue])',
  '@("x".PadLeft(int.MaxValue))',
  '@(string.Format("{0,2000000000}", 1))',
  '@{ var b = new StringBuilder("xxxxxxxx"); while (true) { b.Append(b.ToString()); } }',
  `@(Regex.IsMatch("${'a'.repeat(5000)}!", "a*a*a*a*b"))`,
];

/** As endless, but all the steps of a budget take seconds: for these the time that is allowed is over before. */
const ENDLESS_FOR_SECONDS = [
  `@(Regex.IsMatch("${'a'.repeat(40)}!", "^(a+)+$"))`,
  `@(Regex.Replace("${'a'.repeat(40)}!", "(a|aa)+$", "x"))`,
];

/** A second later at each look. */
function secondsPassing(): () => number {
  let seconds = 0;
  return () => 1000 * seconds++;
}

for (const expression of [...ENDLESS, ...ENDLESS_FOR_SECONDS]) {
  test(`ends ${expression.slice(0, 70)}`, () => {
    const stopwatch = ENDLESS_FOR_SECONDS.includes(expression) ? secondsPassing() : undefined;
    const result = evaluate(expression, undefined, stopwatch);
    assert.ok('exception' in result, JSON.stringify(result).slice(0, 200));
    assert.match(
      result.exception,
      /^System\.(?:TimeoutException|OutOfMemoryException|InsufficientExecutionStackException)$/,
    );
  });
}

test('JavaScript is out of reach', () => {
  const names = [
    'constructor',
    'prototype',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'valueOf',
    'call',
  ];
  for (const name of names) {
    for (const target of [
      '"x"',
      'context',
      'context.Variables',
      'new JObject()',
      'new List<int>()',
      '1',
      'new { a = 1 }',
    ]) {
      assert.ok('error' in evaluate(`${target}.${name}`), `${target}.${name}`);
      assert.ok('error' in evaluate(`${target}.${name}()`), `${target}.${name}()`);
    }
    assert.ok('error' in evaluate(name), name);
  }
  const value = evaluate(
    'JObject.Parse("{\\"__proto__\\":{\\"x\\":1},\\"constructor\\":2}")["constructor"]',
  );
  assert.deepEqual(value, { type: 'Newtonsoft.Json.Linq.JValue', value: '2' });
  assert.deepEqual(evaluate('new Dictionary<string, int>().ContainsKey("__proto__")'), {
    type: 'System.Boolean',
    value: 'False',
  });
});

test('an expression keeps no state between evaluations', () => {
  const expression = compile('var n = 0; n++; return n;', 'block');
  const { context, runtime } = plain();
  assert.equal(expression.evaluate(context, runtime), 1);
  assert.equal(expression.evaluate(context, runtime), 1);
});

function plain() {
  const url = {
    scheme: 'https',
    host: 'h',
    port: 443,
    path: '/',
    queryString: '',
    query: new Map(),
  };
  return {
    runtime: { now: () => 0, random: () => 0, guid: () => '00000000-0000-4000-8000-000000000000' },
    context: {
      requestId: Guid.empty,
      timestamp: 0,
      elapsed: 0,
      tracing: false,
      api: undefined,
      operation: undefined,
      product: undefined,
      subscription: undefined,
      user: undefined,
      deployment: {
        region: '',
        serviceId: '',
        serviceName: '',
        gatewayId: 'managed',
        gatewayInstanceId: 'managed',
      },
      backend: undefined,
      request: {
        method: 'GET',
        url,
        originalUrl: url,
        headers: new Map(),
        ipAddress: '127.0.0.1',
        matchedParameters: new Map(),
        body: undefined,
        foundry: undefined,
        privateEndpointConnection: undefined,
      },
      response: undefined,
      lastError: undefined,
      variables: new Map([['n', fromInt(5)]]),
      trace: () => undefined,
    },
  };
}

test('exceptions carry the .NET type and its message', () => {
  const { context, runtime } = plain();
  assert.throws(
    () => compile('context.Variables["missing"]', 'expression').evaluate(context, runtime),
    (error) =>
      error instanceof ClrException &&
      error.type === 'System.Collections.Generic.KeyNotFoundException' &&
      error.message === 'The given key was not present in the dictionary.',
  );
});

test('a wrong context document names the key and what is expected there', () => {
  const message = (context: unknown) => {
    try {
      evaluate('1', context);
    } catch (error) {
      return error instanceof Error ? error.message : undefined;
    }
    return undefined;
  };
  assert.match(message({ variable: {} }) ?? '', /context has no key variable/);
  assert.match(
    message({ request: { method: 5 } }) ?? '',
    /context\.request\.method must be a string, not 5/,
  );
  assert.match(
    message({ variables: { n: { type: 'System.Int32', value: 'x' } } }) ?? '',
    /context\.variables\.n: "x" is no System\.Int32/,
  );
  assert.match(
    message({ variables: { n: { type: 'System.Foo', value: 'x' } } }) ?? '',
    /System\.Foo cannot be given/,
  );
  assert.match(message([]) ?? '', /context must be an object/);
});

test('what does not compile is reported with its position behind the wrapper', () => {
  assert.deepEqual(evaluate('@(foo)'), {
    error: 'foo is neither a variable nor a type that API Management allows in policy expressions',
    line: 1,
    column: 3,
  });
});

test('every signature of the supported surface can be read', () => {
  const surface = supportedMembers();
  const members = [...surface.values()].flat();
  assert.ok(surface.size > 100);
  assert.ok(members.length > 800, `${members.length} members`);
  assert.ok(surface.get('System.String')?.includes('string Substring(int startIndex, int length)'));
});

test('a sort asks for the keys of an element once', () => {
  const expression = `@{
    int asked = 0;
    var sorted = new[] { 3, 1, 2, 5, 4 }.OrderBy(n => { asked++; return n % 2; }).ThenByDescending(n => n);
    return string.Join(",", sorted) + ":" + asked;
  }`;
  assert.deepEqual(evaluateExpression(expression), {
    type: 'System.String',
    value: '4,2,5,3,1:5',
  });
});

test('a name may have any letters, and a keyword is one behind an @', () => {
  const int = (value: string) => ({ type: 'System.Int32', value });
  assert.deepEqual(evaluate('@{ var größe = 1; return größe + 1; }'), int('2'));
  assert.deepEqual(evaluate('@{ var 数 = 2; var a日b = 3; return 数 * a日b; }'), int('6'));
  assert.deepEqual(evaluate('@{ var @été = 4; return été; }'), int('4'));
  assert.deepEqual(evaluate('@{ var @null = 5; return @null; }'), int('5'));
  // A sign that is no letter ends it, in the place where it stands.
  assert.deepEqual(evaluate('@{ var a… = 1; return 1; }'), {
    error: 'unexpected character "…"',
    line: 1,
    column: 9,
  });
});
