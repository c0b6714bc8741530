/** No text of a caller takes more than its share of time, and none escapes the budget of an evaluation. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { ClrException, compile, evaluateExpression } from '../../../policy/expressions/index.ts';
import { readContext } from '../../../policy/expressions/library/context/context-document.ts';

/** Milliseconds; a multiple of what all of it takes on a busy machine, so that only what never ends reaches it. */
const ENDLESS = 480_000;

test('everything that reads a text of others does so in proportion to its length', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'hostile', 'run.ts')],
    { encoding: 'utf8', timeout: ENDLESS, maxBuffer: 1 << 24 },
  );
  const lines = stdout.trimEnd().split('\n');
  assert.equal(status, 0, `ended at ${lines.at(-1)}\n${stderr}`);
  assert.deepEqual(
    lines.filter((line) => line.startsWith('!')),
    [],
  );
  const [, count] = /^= (\d+)$/.exec(lines.at(-1) ?? '') ?? [];
  assert.ok(Number(count) > 150, 'the table of members is gone through');
});

/** A body that is a tree of 20,000 tokens, and a text of 200,000 characters. */
const CONTEXT = {
  variables: { text: { type: 'System.String', value: 'a'.repeat(200_000) } },
  request: {
    method: 'POST',
    body: JSON.stringify(Array.from({ length: 5_000 }, (_, id) => ({ id, of: [id] }))),
  },
};

/** Each would go on for hours. */
const ENDLESS_LOOPS = [
  'var copy = JToken.DeepEquals(tree, tree);',
  'var copy = tree.DeepClone();',
  'var copy = context.Request.Body.As<JArray>(true);',
  'var copy = JToken.Parse(body);',
  'var copy = tree.ToString();',
  'var copy = tree.SelectTokens("$..id").Count();',
  'var copy = tree.SelectTokens("$[?(@.id == 7)]").Count();',
  'var copy = new JArray(tree);',
  'var copy = tree.ToObject<List<JToken>>();',
  'holder["tree"] = tree;',
  'holder["of"] = new JArray(); ((JArray)holder["of"]).Add(tree);',
  'var copy = tree.Last.Previous;',
  'var copy = tree.Last.Path;',
  'var copy = text.Contains(text + "b");',
  'var copy = text.IndexOf("b");',
  'var copy = text.LastIndexOf("b", text.Length - 1);',
  'var copy = text.IndexOf("B", StringComparison.OrdinalIgnoreCase);',
  'var copy = text.Replace("a", "bb");',
  'var copy = text.ToUpper();',
  "var copy = text.Split(',');",
  'var copy = text == text + "b";',
  'var copy = text.GetHashCode();',
  'var copy = string.Format("{0}{0}", text);',
  'var copy = string.Concat(text, text);',
  'builder.Insert(0, "a");',
  'builder.Append("a"); var copy = builder[0];',
  "builder[0] = 'b';",
  'var copy = new[] { text, text + "a", text + "b" }.OrderBy(one => one).Count();',
  'var copy = Regex.Replace(text, "a", "$_");',
  'var copy = Regex.IsMatch(text, "(a|aa)+$b");',
  'var copy = Regex.IsMatch(text, new string(\'a\', 1000) + "b");',
  'var copy = text.ToCharArray();',
  'var copy = Encoding.UTF8.GetBytes(text);',
  'var copy = Convert.ToBase64String(bytes);',
  'var copy = Uri.EscapeDataString(text);',
  'double copy; double.TryParse(text, out copy);',
];

/** Looks at the stopwatch, 10,000 steps apart, that an evaluation lives here. */
const LOOKS = 5;

/** So often may a call be made in 50,000 steps that handles more than 5,000 tokens or 100,000 characters. */
const MOST_ROUNDS = 100;

test('calls that handle much are paid for: a loop of them ends before long', () => {
  for (const body of ENDLESS_LOOPS) {
    const { evaluate } = compile(
      `var text = (string)context.Variables["text"];
      var body = context.Request.Body.As<string>(true);
      var tree = context.Request.Body.As<JArray>(true);
      var holder = new JObject();
      var builder = new StringBuilder(text);
      var bytes = Encoding.UTF8.GetBytes(text);
      while (true) { ${body} Guid.NewGuid(); }`,
      'block',
    );
    const { context, runtime } = readContext(CONTEXT);
    let rounds = 0;
    let looks = 0;
    const counting = {
      ...runtime,
      guid: () => {
        assert.ok(++rounds < MOST_ROUNDS, `${body} costs next to nothing`);
        return runtime.guid();
      },
      stopwatch: () => (++looks > LOOKS ? 10_000 : 0),
    };
    assert.throws(
      () => evaluate(context, counting),
      (error) => error instanceof ClrException && error.fatal,
      body,
    );
  }
});

test('reading characters and elements of what is long takes a step each', () => {
  const block = `@{
    var text = (string)context.Variables["text"];
    var tree = context.Request.Body.As<JArray>(true);
    var list = new List<char>();
    var count = 0;
    for (var index = 0; index < text.Length; index++) { if (text[index] == 'a') list.Add(text[index]); }
    for (var at = text.IndexOf("a"); at >= 0; at = text.IndexOf("a", at + 1)) count += text.Substring(at, 1).Length - 1;
    for (var index = 0; index < tree.Count; index++) count += (int)tree[index]["id"];
    return list.Count + count;
  }`;
  assert.deepEqual(evaluateExpression(block, CONTEXT), {
    type: 'System.Int32',
    value: String(200_000 + (4_999 * 5_000) / 2),
  });
});

test('integers of JSON have at most 380 digits, as Json.NET reads them', () => {
  const read = (digits: number) =>
    evaluateExpression(`JToken.Parse("[${'1'.repeat(digits)}]")[0].ToString().Length`);
  assert.deepEqual(read(380), { type: 'System.Int32', value: '380' });
  const refused = read(381);
  assert.ok(
    'exception' in refused && refused.exception === 'Newtonsoft.Json.JsonReaderException',
    JSON.stringify(refused),
  );
});
