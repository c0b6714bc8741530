/** Expressions that are evaluated often become one JavaScript function: golden.test.ts shows that results stay the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compile, type ExpressionKind } from '../../../../policy/expressions/compile.ts';
import { readContext } from '../../../../policy/expressions/library/context/context-document.ts';

const CONTEXT = {
  variables: {
    'a"b`c{1}\\n': { type: 'System.String', value: 'read' },
    numbers: { type: 'Newtonsoft.Json.Linq.JArray', value: '[1,2,3]' },
  },
};

function evaluateOften(source: string, kind: ExpressionKind = 'expression', times = 3) {
  const { context, runtime } = readContext(CONTEXT);
  const expression = compile(source, kind, undefined, 2);
  return Array.from({ length: times }, () => {
    try {
      return expression.evaluate(context, runtime);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });
}

/** What `new Function` is given while `work` runs. */
function sourcesMadeBy(work: () => void): readonly string[] {
  const made: string[] = [];
  const original = globalThis.Function;
  globalThis.Function = new Proxy(original, {
    construct(target, texts: string[]) {
      made.push(texts.join('\n'));
      return Reflect.construct(target, texts);
    },
  });
  try {
    work();
  } finally {
    globalThis.Function = original;
  }
  return made;
}

describe('an expression as one function', () => {
  it('holds no text of the policy', () => {
    const made = sourcesMadeBy(() => {
      evaluateOften('context.Variables["a\\"b`c{1}\\\\n"] + "secret-literal" + 987654321');
      evaluateOften(
        `var secretName = "secret\\u2028text";
         foreach (var secretItem in new[] { "secret-1" }) { switch (secretName) { case "secret-case": return 'x'; } }
         return new { secretName, secretProperty = 987654321 }.secretProperty;`,
        'block',
      );
    });
    assert.ok(made.length >= 2);
    for (const source of made) assert.doesNotMatch(source, /secret|987654321|a"b/);
  });

  it('reads names that are JavaScript to nobody', () => {
    assert.deepEqual(evaluateOften('(string)context.Variables["a\\"b`c{1}\\\\n"]'), [
      'read',
      'read',
      'read',
    ]);
  });

  it('jumps as its statements say', () => {
    const source = `
      var seen = "";
      for (var outer = 0; outer < 4; outer++) {
        if (outer == 1) { continue; }
        foreach (var inner in new[] { "a", "b", "c" }) {
          switch (inner) { case "a": break; case "b": continue; default: seen += "!"; break; }
          if (outer == 3) { break; }
          seen += outer + inner;
        }
        while (true) { try { break; } finally { seen += "-"; } }
      }
      return seen;`;
    const [closures, ...fused] = evaluateOften(source, 'block');
    assert.deepEqual([closures, ...fused], Array(3).fill('0a!0c-2a!2c--'));
  });

  it('spends the same budget', () => {
    const [closures, fused] = evaluateOften('while (true) { }', 'block', 2);
    assert.match(String(closures), /did not end within 5000000 steps/);
    assert.equal(fused, closures);
  });

  it('asks for variables as its closures do, whatever they are', () => {
    const missing = 'The given key was not present in the dictionary.';
    for (const [source, result] of [
      ['context.Variables.ContainsKey("numbers")', true],
      ['context.Variables.ContainsKey("Numbers")', false],
      ['context.Variables.GetValueOrDefault("none", "default")', 'default'],
      ['context.Variables.GetValueOrDefault(defaultValue: "numbers", key: "none")', 'numbers'],
      ['context.Variables.GetValueOrDefault("numbers", "default")', 'Specified cast is not valid.'],
      ['(string)context.Variables["none"]', missing],
    ] as const) {
      assert.deepEqual(evaluateOften(source), [result, result, result], source);
    }
  });

  it('makes an array of constants anew where it is changed, and finds what such an array has', () => {
    const source = `
      var found = "";
      for (var round = 0; round < 2; round++) {
        var names = new[] { "a", "b" };
        found += names[0] + new[] { "a", "b" }[1] + new[] { "a", "b" }.Contains(names[0]) + new[] { "a", null }.Contains((string)null);
        names[0] = "c";
      }
      return found + new[] { 1, 2 }.Contains(2) + new[] { "a" }.Contains("A");`;
    assert.deepEqual(
      evaluateOften(source, 'block'),
      Array(3).fill('abTrueTrueabTrueTrueTrueFalse'),
    );
  });

  it('shares a variable with whoever else reads or writes it', () => {
    for (const [source, result] of [
      ['var n = 1; Func<int> read = () => n; n += 2; n++; return read() + n;', 8],
      ['var n = 1; Action add = () => { n = n * 10; }; add(); n += 1; add(); return n;', 110],
      [
        'int Twice(int x) { return x + x; } var n = 2; int Add() { n++; return n; } return Twice(Add()) + n;',
        9,
      ],
      [
        'var all = new List<Func<int>>(); foreach (var i in new[] { 1, 2, 3 }) { var j = i * 2; all.Add(() => i + j); } return string.Join(",", all.Select(one => one()));',
        '3,6,9',
      ],
      ['var n = 5; if (!int.TryParse("7", out n)) { n = -1; } return n + 1;', 8],
      ['if (int.TryParse("7", out var n) && n > 6) { n += 1; return n; } return 0;', 8],
      [
        'object o = "abc"; if (o is string s && s.Length > 2) { s += "d"; return s; } return "";',
        'abcd',
      ],
      [
        'var n = 0; try { n = 1; throw new Exception("x"); } catch (Exception e) { n += e.Message.Length; } finally { n *= 10; } return n;',
        20,
      ],
      ['var n = 1; var m = new Uri("https://a/b") { }; n += m.AbsolutePath.Length; return n;', 3],
      [
        'var text = ""; for (int i = 0, j = 9; i < 3; i++, j--) { text += i + "" + j + " "; } return text;',
        '09 18 27 ',
      ],
      [
        'var n = int.MaxValue; var old = n++; return old + " " + n + " " + n-- + " " + --n + " " + ++n;',
        '2147483647 -2147483648 -2147483648 2147483646 2147483647',
      ],
      [
        'byte b = 250; b += 5; b++; long l = 1; l <<= 3; double d = 1; d /= 4; string t = null; t += "x"; return b + " " + l + " " + d + " " + t;',
        '0 8 0.25 x',
      ],
      ['var n = 1; n += n++ + ++n; return n;', 5],
      ['switch (2) { case 1: var x = 1; return x; case 2: x = 5; x += 1; return x; } return 0;', 6],
    ] as const) {
      assert.deepEqual(evaluateOften(source, 'block', 4), Array(4).fill(result), source);
    }
  });

  it('begins each evaluation with variables of its own', () => {
    const source = `
      var seen = (string)context.Variables["a\\"b\`c{1}\\\\n"];
      var count = 0;
      foreach (var number in (JArray)context.Variables["numbers"]) { count += (int)number; seen += number; }
      return seen + count;`;
    assert.deepEqual(evaluateOften(source, 'block', 4), Array(4).fill('read1236'));
  });

  it('throws what its closures throw', () => {
    for (const source of [
      'context.Variables["none"]',
      '((string)null).Length',
      '(int)context.Variables["numbers"]',
      'new[] { 1 }[2]',
    ]) {
      const [closures, ...fused] = evaluateOften(source);
      assert.deepEqual(fused, [closures, closures], source);
    }
  });

  it('is left as it is where functions cannot be made of text', () => {
    const original = globalThis.Function;
    globalThis.Function = new Proxy(original, {
      construct() {
        throw new EvalError('code generation from strings disallowed');
      },
    });
    try {
      assert.deepEqual(evaluateOften('1 + context.Variables.Count'), [3, 3, 3]);
    } finally {
      globalThis.Function = original;
    }
  });
});
