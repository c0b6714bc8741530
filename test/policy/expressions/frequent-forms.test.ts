/** Forms that policies use everywhere have a shorter way through the engine: it must lead to where the general one leads. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateExpression } from '../../../policy/expressions/index.ts';

const LONG = 'x'.repeat(64);

const CONTEXT = {
  variables: {
    text: { type: 'System.String', value: 'text' },
    long: { type: 'System.String', value: LONG },
    nothing: null,
    number: { type: 'System.Int32', value: '2147483647' },
  },
  request: { headers: { 'content-type': ['application/json'], 'X-Mixed': ['a', 'b'] } },
};

/** The result with its type, or the exception: what a policy can tell. */
function outcome(block: string): string {
  const result = evaluateExpression(`@{ ${block} }`, CONTEXT);
  if ('error' in result) return assert.fail(`${block}: ${result.error}`);
  return 'exception' in result
    ? `${result.exception} ${result.message}`
    : `${result.type} ${result.value}`;
}

/** Each with the frequent form and one that has to take the general way. */
const PAIRS: readonly (readonly [string, string, string])[] = [
  [
    'a variable of the context',
    'return context.Variables["text"];',
    'var all = context.Variables; return all["text"];',
  ],
  [
    'a variable that is null',
    'return context.Variables["nothing"];',
    'var all = context.Variables; return all["nothing"];',
  ],
  [
    'a variable that is not there',
    'return context.Variables["none"];',
    'var all = context.Variables; return all["none"];',
  ],
  [
    'a cast to string of another type',
    'return (string)context.Variables["number"];',
    'object value = 2147483647; return (string)value;',
  ],
  [
    'a cast to a class of another one',
    'return (JObject)context.Variables["text"];',
    'object value = "text"; return (JArray)value;',
  ],
  [
    'a cast to a base class',
    'object value = new JArray(1); return ((JToken)value).First;',
    'JToken value = new JArray(1); return value.First;',
  ],
  [
    'null cast to a class',
    'return (JObject)context.Variables["nothing"];',
    'JObject value = null; return value;',
  ],
  [
    'an index into null',
    'return ((JObject)context.Variables["nothing"])["a"];',
    'JObject value = null; var name = "a"; return value[name];',
  ],
  [
    'an index that is null',
    'return new JObject()[(string)null];',
    'string name = null; return new JObject()[name];',
  ],
  [
    'strings that differ in their end',
    `return context.Variables["long"] as string == "${LONG}y";`,
    `return string.Equals(context.Variables["long"] as string, "${LONG}y");`,
  ],
  [
    'a string that is null and one that is empty',
    'string none = null; return none == "";',
    'string none = null; return string.Equals(none, "");',
  ],
  [
    'a counter at its end',
    'var number = int.MaxValue; number++; return number;',
    'var number = int.MaxValue; number += 1; return number;',
  ],
  [
    'a counter that is read before it counts',
    'var number = int.MinValue; return number-- + 0L;',
    'var number = int.MinValue; var old = number; number -= 1; return old + 0L;',
  ],
  [
    'an element that counts',
    'var numbers = new[] { 1, 2 }; numbers[1]++; return numbers[1];',
    'var numbers = new[] { 1, 2 }; numbers[1] = numbers[1] + 1; return numbers[1];',
  ],
  [
    'an integer with nothing around it',
    'return long.Parse("0000123");',
    'return long.Parse(" 0000123");',
  ],
  ['an integer with other digits', 'return int.Parse("12３");', 'return int.Parse(" 12３");'],
  [
    'a GUID with dashes',
    'return new Guid("01234567-89ab-4def-8123-456789abcdef").GetHashCode();',
    'return new Guid("0123456789AB4DEF8123456789ABCDEF").GetHashCode();',
  ],
  [
    'a property that is written',
    'var a = new JObject(); a["x"] = 1; a["y"] = a["x"] = "two"; return a;',
    'var a = new JObject(); a.Add("x", "two"); a.Add("y", "two"); return a;',
  ],
  [
    'a value that is assigned to null',
    'JObject none = null; none["x"] = 1; return 1;',
    'JObject none = null; var name = "x"; none[name] = none; return 1;',
  ],
];

for (const [name, frequent, general] of PAIRS) {
  test(`${name} is the same by the short way`, () => {
    const normal = (text: string) =>
      text.replace(/'Newtonsoft.Json.Linq.J\w+'/, "'class'").replace(/'J\w+'/, "'class'");
    assert.equal(normal(outcome(frequent)), normal(outcome(general)));
  });
}

test('a switch over constants finds the section that trying them in order finds', () => {
  const sections =
    'return 1; case "b": case "c": return 2; case null: return 3; default: return 4; }';
  for (const value of ['"a"', '"b"', '"c"', '"B"', '(string)null', '""']) {
    const declared = `string value = ${value}; switch (value) { case "a"`;
    assert.equal(
      outcome(`${declared}: ${sections}`),
      outcome(`${declared} when value.Length == 1: ${sections}`),
      value,
    );
  }
});

test('a literal array is a new one each time', () => {
  const source =
    'var last = 0; for (var round = 0; round < 2; round++) { var numbers = new[] { 1, 2 }; numbers[0]++; last = numbers[0]; } return last;';
  assert.equal(outcome(source), 'System.Int32 2');
});

test('headers are found whatever their case, and several values are joined', () => {
  const source =
    'return context.Request.Headers.GetValueOrDefault("CONTENT-TYPE", "") + context.Request.Headers.GetValueOrDefault("x-mixed", "");';
  assert.equal(outcome(source), 'System.String application/jsona,b');
});

test('comparing long strings in a loop spends the budget', () => {
  const source =
    'var text = new string(\'x\', 1000000); var other = text + "y"; while (text != other) { } return 1;';
  assert.match(outcome(source), /^System.TimeoutException/);
});
