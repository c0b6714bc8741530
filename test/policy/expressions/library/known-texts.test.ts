import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { evaluateExpression } from '../../../../policy/expressions/index.ts';

/** What several readings of one text give, the first of which finds nothing that was read before. */
function read(text: string, expression: string): readonly unknown[] {
  const literal = `@"${text.replaceAll('"', '""')}"`;
  return Array.from({ length: 5 }, () =>
    evaluateExpression(`@{ var text = ${literal}; var read = JObject.Parse(text); ${expression} }`),
  );
}

function value(printed: string) {
  return { type: 'System.String', value: printed };
}

const WRITTEN = 'return read.ToString(Newtonsoft.Json.Formatting.None);';

describe('JObject.Parse of a text that was read before', () => {
  it('gives an object of its own each time, whatever became of the others', () => {
    const text = '{"a":{"n":1},"b":[1.5,"x",{"c":2}]}';
    const changed = read(
      text,
      `read["a"]["n"] = 2; ((JArray)read["b"]).Add(4); read["b"][2]["c"] = "y"; read["d"] = 5; ${WRITTEN}`,
    );
    const expected = '{"a":{"n":2},"b":[1.5,"x",{"c":"y"},4],"d":5}';
    assert.deepEqual(changed, Array(5).fill(value(expected)));
    assert.deepEqual(read(text, WRITTEN), Array(5).fill(value(text)));
  });

  it('gives the same values: numbers, dates with their text, words and names that come twice', () => {
    for (const [text, written] of [
      ['{"i":1,"f":1.0,"e":1e3,"o":017}', '{"i":1,"f":1.0,"e":1000.0,"o":15}'],
      ['{"big":123456789012345678901234567890}', '{"big":123456789012345678901234567890}'],
      ['{"t":true,"n":null,"u":undefined}', '{"t":true,"n":null,"u":undefined}'],
      ['{"a":1,"b":2,"a":3}', '{"a":3,"b":2}'],
      ['{"l":[1,2,3],"m":[-0,1.50]}', '{"l":[1,2,3],"m":[0,1.5]}'],
    ] as const) {
      assert.deepEqual(read(text, WRITTEN), Array(5).fill(value(written)), text);
    }
    const date = read('{"d":"2026-01-02T03:04:05Z"}', 'return (string)read["d"] + read["d"].Type;');
    assert.deepEqual(date, Array(5).fill(date[0]));
  });

  it('tells boxed numbers of two objects apart', () => {
    const twice = read(
      '{"n":1.5}',
      'var other = JObject.Parse(text); return object.ReferenceEquals(((JValue)read["n"]).Value, ((JValue)other["n"]).Value);',
    );
    assert.deepEqual(twice, Array(5).fill({ type: 'System.Boolean', value: 'False' }));
  });

  it('gives a tree whose tokens know their places', () => {
    const place =
      'var token = read["a"]["b"]; return token.Path + " " + token.Root.Count() + " " + token.Parent.Type;';
    assert.deepEqual(read('{"a":{"b":1},"c":2}', place), Array(5).fill(value('a.b 2 Property')));
  });

  it('refuses the same texts in the same words', () => {
    for (const text of ['[1]', '{', '{"a":}', '']) {
      const refused = read(text, WRITTEN);
      assert.match(JSON.stringify(refused[0]), /JsonReaderException/, text);
      assert.deepEqual(refused, Array(5).fill(refused[0]), text);
    }
  });
});
