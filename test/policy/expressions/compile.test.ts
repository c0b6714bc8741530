import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, ExpressionError } from '../../../policy/expressions/index.ts';

function refused(source: string, kind: 'expression' | 'block' = 'expression'): ExpressionError {
  try {
    compile(source, kind);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  return assert.fail(`${source} compiles`);
}

/** What C# or API Management refuses when a policy is saved, and where the error points. */
const REFUSED: readonly (readonly [string, RegExp, number])[] = [
  ['JObject.Parse("{}")["a"] == "x"', /operator == cannot be applied to JToken and string/, 26],
  ['context.Request.Methods', /IRequest has no member Methods/, 17],
  ['context.Request.MatchedParameters("id")', /MatchedParameters is no method/, 17],
  ['DateTime.UtcNow.AddSeconds("5")', /must be double, not string/, 28],
  ['"a".Substring()', /no overload of Substring takes \(\)/, 5],
  ['int.Parse(5)', /argument s must be string, not int/, 11],
  ['DateTime.TryParse("x", out var d)', /DateTime.TryParse is not allowed/, 10],
  ['Regex.Escape("x")', /Regex.Escape is not allowed/, 7],
  ['File.ReadAllText("/etc/passwd")', /File is neither a variable nor a type/, 1],
  ['System.IO.File.ReadAllText("x")', /System.IO.File is not among the types/, 11],
  ['"x".GetType()', /GetType is not allowed/, 5],
  ['typeof(string)', /typeof is not allowed/, 1],
  ['unknown + 1', /unknown is neither a variable/, 1],
  ['true ? 1 : "a"', /no common type: int and string/, 6],
  ['int.MaxValue + 1', /overflows/, 14],
  ['1 +', /an expression expected, the expression ends/, 4],
  ['"open', /unterminated string literal/, 1],
  ["'ab'", /exactly one character/, 1],
  ['(int)"5"', /cannot convert string to int/, 1],
  ['null.Length', /no members/, 6],
  ['context.Variables["a"] = 1', /cannot be assigned to/, 18],
  ['new IResponse()', /cannot be created/, 1],
  ['x => x', /a lambda is not allowed here/, 1],
  ['new[] { 1 }.Select(x => x.Foo)', /int has no member Foo/, 27],
];

for (const [source, message, column] of REFUSED) {
  test(`refuses ${source}`, () => {
    const error = refused(source);
    assert.match(error.message, message);
    assert.deepEqual([error.line, error.column], [1, column]);
    assert.equal(error.unsupported, undefined);
  });
}

const REFUSED_BLOCKS: readonly (readonly [string, RegExp])[] = [
  ['var x = 1;', /not every path of the block returns a value/],
  ['if (context.Request.Method == "GET") { return 1; }', /not every path/],
  ['int x = "a"; return x;', /cannot convert string to int/],
  ['var x = null; return x;', /needs a type/],
  ['var x = 1; var x = 2; return x;', /already used in this scope/],
  ['return 1', /; expected/],
  ['1 + 1; return 1;', /only calls, assignments/],
  ['break;', /outside of a loop/],
  ['foreach (var x in 5) { } return 1;', /foreach cannot go through int/],
  ['foreach (var x in new[] { 1 }) { x = 2; } return 1;', /variable of a foreach/],
  ['switch (1) { case 1: int y = 1; } return 1;', /must end in break/],
  ['const int n = context.Variables.Count; return n;', /needs a constant/],
  ['using (var x = 5) { } return 1;', /not disposable/],
  ['{ int x = 1; } int x = 2; return x;', /already used in this scope/],
  ['switch (1) { case 1: int x = 1; break; case 2: int x = 2; break; }', /already used/],
  ['{ int x = 1; } return x;', /x is visible in its own block only/],
  ['x = 1; int x; return x;', /x is used before its declaration/],
  ['var x = 1, y = 2; return x;', /var declares one variable/],
  ['const var x = 1; return x;', /a constant needs a type/],
  ['"a".Length = 5; return 1;', /Length is read-only/],
  ['using (var h = SHA256.Create()) { h = null; } return 1;', /variable of a using/],
  ['var l = new List<int> { 1 }; int.TryParse("1", out l[0]); return 1;', /out needs a variable/],
  ['("a".ToUpper()); return 1;', /cannot stand in parentheses/],
  ['var x = throw new Exception(); return x;', /throw is not allowed here/],
  ['while (true) { try { } finally { break; } }', /break may not leave finally/],
  ['try { } catch { try { } finally { throw; } } return 1;', /throw; stands outside of catch/],
  ['try { } catch { } catch (Exception) { } return 1;', /catches everything already/],
  [
    'try { } catch (ArgumentException) { } catch (ArgumentNullException) { } return 1;',
    /ArgumentNullException is caught already, by the catch of ArgumentException/,
  ],
  ['switch (1) { case 1: break; case 1 + 0: break; } return 1;', /has this case already/],
  ['switch (1) { case null: break; } return 1;', /int is never null/],
  ['Func<int> f = () => { if (f == null) return 1; }; return f();', /not every path/],
  ['int F() { while (true) { break; } } return F();', /not every path/],
  ['Func<int, int, int> f = (int a, b) => a; return 1;', /all parameters of a lambda have a type/],
  ['return Math.Floor(context.Variables.Count / 2);', /Math.Floor is ambiguous/],
  ['var rng = RandomNumberGenerator.Create(); return 1;', /neither a variable nor a type that API/],
  ['long F(long n) => n; Func<int, long> f = F; return f(1);', /F does not match the delegate/],
  ['int F(int n) => n; Func<int, long> f = F; return f(1);', /F does not match the delegate/],
  ['int F(int n) => n; Action<int> f = F; return 1;', /F does not match the delegate/],
  ['int F(int n) => n; var f = F; return f(1);', /F is a function: call it/],
];

for (const [source, message] of REFUSED_BLOCKS) {
  test(`refuses the block ${source}`, () => {
    assert.match(refused(source, 'block').message, message);
  });
}

/** Mono's compiler does not know these; the C# 7 specification does. */
const ACCEPTED_BLOCKS: readonly string[] = [
  'int.TryParse("1", out _); int.TryParse("2", out var _); int.TryParse("3", out var _); return 1;',
  '_ = int.Parse("1"); return 1;',
  'object o = 1; return o is int _ || o is string _;',
  'return F(1); int F(int n) => n > 3 ? n : F(n + 1);',
  'switch (context.Variables["a"]) { case int n when n > 3: return n; case null: return 0; default: return 1; }',
  'while (true) { try { return 1; } finally { } }',
  'object x = context.Variables["a"]; switch (x) { case var v: return v; }',
];

for (const source of ACCEPTED_BLOCKS) {
  test(`accepts the block ${source}`, () => {
    compile(source, 'block');
  });
}

const QUERY = 'query expressions (from … in …): call Where and Select';

test('names what API Management allows and this engine does not support', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['XDocument.Parse("<a/>")', 'XDocument'],
    ['decimal.Parse("1")', 'decimal'],
    ['1.5m', 'decimal'],
    ['"x".Normalize()', 'string.Normalize'],
    ['from x in new[] { 1 } select x', QUERY],
    ['(1, 2)', 'tuples'],
    ['sizeof(int)', 'sizeof'],
  ];
  for (const [source, unsupported] of cases) assert.equal(refused(source).unsupported, unsupported);
});

/** What is refused by its name: the `^` marks where. With a message, it is no matter of support but not allowed at all. */
const NAMED_BLOCKS: readonly (readonly [marked: string, what: string | RegExp])[] = [
  ['^(int a, string b) t = (1, "x"); return t.a;', 'tuples'],
  ['^(int, int)[] t = null; return t;', 'tuples'],
  ['^(int a, int b) F() => (1, 2); return F().a;', 'tuples'],
  ['^var (a, b) = (1, 2); return a;', 'tuples'],
  ['int a, b; ^(a, b) = (1, 2); return a;', 'tuples'],
  ['foreach (^var (k, v) in new Dictionary<string, int>()) { } return 1;', 'tuples'],
  ['foreach (^(string k, int v) in new Dictionary<string, int>()) { } return 1;', 'tuples'],
  ['List<^(int a, string b)> l = null; return l;', 'tuples'],
  ['int F(^(int a, int b) p) => p.a; return 1;', 'tuples'],
  ['if (true) { var t = ^(a: 1, b: 2); } return 1;', 'tuples'],
  ['return new[] { 1 }.Select(x => ^(n: x, m: x + 1)).ToList();', 'tuples'],
  ['return default(^(int, int));', 'tuples'],
  ['return $"{^(1, 2)}";', 'tuples'],
  ['Func<int> f = () => (^from int x in new[] { 1 } select x).First(); return f();', QUERY],
  ['return string.Join(",", ^from x in new[] { "a" } where x != "b" select x);', QUERY],
  ['var l = new List<^dynamic>(); return l;', 'dynamic'],
  ['foreach (^dynamic d in new[] { 1 }) { } return 1;', 'dynamic'],
  ['return ((^dynamic)context.Variables["a"]).Foo;', 'dynamic'],
  ['if (true) { ^checked { } } return 1;', 'checked blocks'],
  ['return new[] { 1 }.Select(x => ^checked(x + 1)).First();', 'checked expressions'],
  ['for (;;) { ^goto end; } end: return 1;', 'goto'],
  ['switch (1) { case 1: ^goto default; default: return 2; }', 'goto'],
  ['Func<int> f = () => { ^lock (new object()) { return 1; } }; return f();', 'lock'],
  ['return new int[^,] { { 1 } };', 'arrays of more than one dimension'],
  ['return 1 ^as long?;', 'as from int to long?'],
  ['^async Task<int> F() { return 1; } return 1;', /async is not allowed/],
  ['Func<int, int> f = ^async x => 1; return 1;', /async is not allowed/],
  ['return int.Parse(^await F());', /await is not allowed/],
  ['if (true) ^unsafe { } return 1;', /unsafe is not allowed/],
  ['int^* p = null; return 1;', /pointers are not allowed/],
  ['var p = ^stackalloc int[3]; return 1;', /stackalloc is not allowed/],
  ['IEnumerable<int> F() { ^yield return 1; } return F();', /yield is not allowed/],
  ['^class A { } return 1;', /class is not allowed/],
  ['object o = 1; return o is ^{ };', /not C# 7/],
  ['return 5 is ^> 3;', /not C# 7/],
];

for (const [marked, what] of NAMED_BLOCKS) {
  test(`names what it refuses in ${marked}`, () => {
    const error = refused(marked.replace('^', ''), 'block');
    if (typeof what === 'string') assert.equal(error.unsupported, what);
    else assert.match(error.message, what);
    assert.deepEqual([error.line, error.column], [1, marked.indexOf('^') + 1]);
  });
}

test('a parenthesis is no tuple where it holds one value or the parameters of a lambda', () => {
  for (const source of [
    'Func<int, int, int> f = (a, b) => a; return ((f))((1), (2));',
    'Func<int, Func<int, int, int>> f = x => ((a, b) => a + b + x); return f(1)(2, 3);',
    'var from = 1; return from + (from) * (from > 0 ? from : 2);',
  ]) {
    compile(source, 'block');
  }
});

test('positions count from where the expression stands in its document', () => {
  const position = { line: 12, column: 30 };
  const error = (source: string) => {
    try {
      compile(source, 'block', position);
    } catch (thrown) {
      if (thrown instanceof ExpressionError) return [thrown.line, thrown.column];
    }
    return undefined;
  };
  assert.deepEqual(error('foo'), [12, 33]);
  assert.deepEqual(error('var a = 1;\n  return foo;'), [13, 10]);
});

test('tells which bodies an expression reads, so that a gateway buffers only those', () => {
  const reads = (source: string) => {
    const { readsRequestBody, readsResponseBody } = compile(source, 'expression');
    return [readsRequestBody, readsResponseBody];
  };
  assert.deepEqual(reads('context.Request.Method'), [false, false]);
  assert.deepEqual(reads('context.Request.Body.As<string>(true)'), [true, false]);
  assert.deepEqual(reads('context.Response.Body?.As<JObject>()["a"]'), [false, true]);
});

test('warns of an object that is compared with a string by reference', () => {
  const { warnings } = compile('context.Variables["a"] == "b"', 'expression');
  assert.match(warnings[0]?.message ?? '', /compared with a string by reference/);
  assert.deepEqual([warnings[0]?.line, warnings[0]?.column], [1, 24]);
  assert.deepEqual(compile('(string)context.Variables["a"] == "b"', 'expression').warnings, []);
});

test('the static type is the one of C#', () => {
  assert.equal(compile('1 + 2L', 'expression').staticType, 'System.Int64');
  assert.equal(compile('context.Variables["x"]', 'expression').staticType, 'System.Object');
  assert.equal(compile('return 1; ', 'block').staticType, 'System.Int32');
  assert.equal(
    compile('new List<string>()', 'expression').staticType,
    'System.Collections.Generic.List`1[System.String]',
  );
});
