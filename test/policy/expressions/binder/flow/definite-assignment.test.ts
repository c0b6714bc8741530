/** Which variables have a value where: the rules of "Definite assignment" in the C# specification, one by one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile, ExpressionError } from '../../../../../policy/expressions/index.ts';

/** A condition whose value no compiler knows. */
const MAYBE = 'var maybe = context.Variables.Count > 1;';

/** Refused where a `^` points at the name without a value; else accepted. */
const PROGRAMS: readonly string[] = [
  // Statements
  'int x; x = 1; return x;',
  'int x; return ^x;',
  'int x, y = 1; return ^x + y;',
  'int x, y = x = 1; return x + y;',
  'int x = ^x + 1; return x;',
  'int x = (x = 1) + 1; return x;',
  'int x; { x = 1; } return x;',
  'int x; if (maybe) x = 1; return ^x;',
  'int x; if (maybe) x = 1; else x = 2; return x;',
  'int x; if (maybe) x = 1; else return 2; return x;',
  'int x; if (maybe) x = 1; else throw new Exception(); return x;',
  'if (maybe) return 1; else return 2; int x; return x;',
  'return 1; int x; return x;',
  // Loops
  'int x; while (maybe) x = 1; return ^x;',
  'int x; while (true) { x = 1; break; } return x;',
  'int x; while (true) { if (maybe) break; x = 1; } return ^x;',
  'int x; do x = 1; while (maybe); return x;',
  'int x; do { if (maybe) break; x = 1; } while (false); return ^x;',
  'int x; do { if (maybe) continue; x = 1; } while (^x > 1); return 1;',
  'int x; for (x = 0; maybe; x++) { } return x;',
  'int x; for (;;) { x = 1; if (maybe) break; } return x;',
  'int x; for (; maybe;) x = 1; return ^x;',
  'int x; for (int i = 0; maybe; i += x) x = 1; return 1;',
  'int x; for (int i = 0; maybe; i += ^x) { if (maybe) continue; x = 1; } return 1;',
  'int x; foreach (var i in new[] { x = 1 }) { } return x;',
  'int x; foreach (var i in new[] { 1 }) x = i; return ^x;',
  'foreach (var i in new[] { 1 }) { int x; if (maybe) x = 1; return ^x; } return 1;',
  // switch
  'int x; switch (maybe) { case true: x = 1; break; default: x = 2; break; } return x;',
  'int x; switch (maybe) { case true: x = 1; break; } return ^x;',
  'int x; switch (maybe) { case true: x = 1; break; default: break; } return ^x;',
  'int x; switch (maybe) { case true: x = 1; break; default: return 1; } return x;',
  'int x; switch (1) { case 1: x = 1; break; } return x;',
  'object o = 1; int x; switch (o) { case string s: x = 1; break; case var v: x = 2; break; } return x;',
  'object o = 1; switch (o) { case int n when n > 1: return n; default: return 1; }',
  'object o = 1; switch (o) { case int n: case string s: return ^n; default: return 1; }',
  'switch (maybe) { case true: int y = 1; return y; default: y = 2; return y; }',
  'switch (maybe) { case true: int y = 1; return y; default: return ^y; }',
  // try, catch, finally, using
  'int x; try { x = 1; } catch { } return ^x;',
  'int x; try { x = 1; } catch { x = 2; } return x;',
  'int x; try { x = 1; } catch { throw; } return x;',
  'int x; try { x = int.Parse("1"); } catch { return ^x; } return 1;',
  'int x; try { x = 1; } finally { ^x.ToString(); } return x;',
  'int x; try { } finally { x = 1; } return x;',
  'int x; try { } catch (Exception e) when ((x = 1) > 0) { return x; } return 1;',
  'int x; while (true) { try { break; } finally { x = 1; } } return x;',
  'int x; while (true) { try { if (maybe) break; } finally { } x = 1; } return ^x;',
  'int x; using (var h = SHA256.Create()) x = 1; return x;',
  'switch ("a") { case "b": int x; return x; default: return 1; }',
  'switch ("a") { case "a": int x; return ^x; default: return 1; }',
  // Conditions
  'int x; if (maybe && (x = 1) > 0) return x; return 1;',
  'int x; if (maybe && (x = 1) > 0) return 1; return ^x;',
  'int x; if (maybe || (x = 1) > 0) return ^x; return 1;',
  'int x; if (maybe || (x = 1) > 0) return 1; return x;',
  'int x; if (!(maybe && (x = 1) > 0)) return 1; return x;',
  'int x; if (maybe ? (x = 1) > 0 : (x = 2) > 0) { } return x;',
  'int x; if (maybe ? (x = 1) > 0 : false) return x; return 1;',
  'int x; if (maybe ? (x = 1) > 0 : true) return ^x; return 1;',
  'int x; if (true) x = 1; return x;',
  'int x; if (false) x = 1; return ^x;',
  'int x; if (false) return x; return 1;',
  'const bool yes = true; int x; if (yes || maybe) x = 1; return x;',
  'int x; if (true && maybe) x = 1; return ^x;',
  // Expressions
  'int x; var y = maybe ? (x = 1) : 2; return ^x;',
  'int x; var y = true ? 1 : x; return y;',
  'string s = null; int x; var t = s ?? (x = 1).ToString(); return ^x;',
  'string s = null; int x; var t = s ?? throw new Exception(); return ^x;',
  'string s = null; int x; var t = s?.Substring(x = 1); return ^x;',
  'int x; ^x += 1; return 1;',
  'int x; ^x++; return 1;',
  'int[] a; ^a[0] = 1; return 1;',
  'DateTime d; return ^d.Year;',
  'string s; return nameof(s);',
  'int x; return $"{^x}";',
  'int x; return new { ^x };',
  'int x; return new List<int> { ^x };',
  'int x; return new Dictionary<int, int> { [^x] = 1 };',
  // out and patterns
  'int x; int.TryParse("1", out x); return x;',
  'int x; var b = maybe && int.TryParse("1", out x); return ^x;',
  'if (int.TryParse("1", out var x)) return x; return x;',
  'if (maybe && int.TryParse("1", out var x)) return x; return 1;',
  'if (maybe && int.TryParse("1", out var x)) return 1; return ^x;',
  'if (!(maybe && int.TryParse("1", out var x))) x = 2; return x;',
  'object o = 1; if (o is int n) return n; return 1;',
  'object o = 1; if (!(o is int n)) return 1; return n;',
  'object o = 1; if (o is int n) return 1; return ^n;',
  'object o = 1; return o is int n && n > 1;',
  'object o = 1; return o is int n || ^n > 1;',
  // Lambdas
  'int x; x = 1; Func<int> f = () => x; return f();',
  'int x; Func<int> f = () => ^x; x = 1; return f();',
  'int x; Action f = () => { x = 1; }; f(); return ^x;',
  'int x; Func<int> f = () => x = 1; return f();',
  'Func<int, int> f = null; f = n => n < 2 ? 1 : f(n - 1); return f(3);',
  'Func<int, int> f = n => n < 2 ? 1 : ^f(n - 1); return f(3);',
  'return new[] { 1 }.Select(i => { int x; if (i > 1) x = 1; return ^x; });',
  // Local functions: what they read must have a value where they are called
  'int x; int F() => x; x = 1; return F();',
  'int x; int F() => x; var y = ^F(); x = 1; return y;',
  'int x; void F() { x = 1; } F(); return x;',
  'int x; void F() { if (maybe) x = 1; } F(); return ^x;',
  'int x; void F() { if (maybe) return; x = 1; } F(); return ^x;',
  'int x; void F() { x = 1; } return ^x;',
  'int x; int F() => x; return 1;',
  'int x; F(); return x; void F() { x = 1; }',
  'var y = ^F(); int x = 1; return y; int F() => x;',
  'int x; int F(int n) => n > 0 ? F(n - 1) : x; return ^F(1);',
  'int x; int F() => G(); int G() => x; return ^F();',
  'int x; void F() { G(); } void G() { x = 1; } F(); return x;',
  'int x; void F() { int G() => x; x = 1; G(); } F(); return 1;',
  'void F() { int y; ^y++; } return 1;',
  'int x; int F(int y) => x + y; Func<int, int> f = ^F; x = 1; return f(1);',
  'int x; void F() { x = 1; } Action f = F; return ^x;',
];

for (const marked of PROGRAMS) {
  const column = marked.indexOf('^') + 1;
  const program = marked.replace('^', '');
  test(`${column === 0 ? 'accepts' : 'refuses'} ${marked}`, () => {
    const compiling = () => compile(`${MAYBE}\n${program}`, 'block');
    if (column === 0) {
      compiling();
      return;
    }
    assert.throws(compiling, (error) => {
      assert.ok(error instanceof ExpressionError);
      assert.match(error.message, /before it has a value|has no value yet/);
      assert.deepEqual([error.line, error.column], [2, column]);
      return true;
    });
  });
}
