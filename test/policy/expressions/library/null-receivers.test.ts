import assert from 'node:assert/strict';
import { it } from 'node:test';
import { evaluateExpression } from '../../../../policy/expressions/index.ts';

const form = { request: { method: 'POST', body: 'a=1' } };

it('GetValueOrDefault of null is a NullReferenceException', () => {
  for (const receiver of [
    '((IReadOnlyDictionary<string, string[]>)null).GetValueOrDefault("a")',
    '((IReadOnlyDictionary<string, string[]>)null).GetValueOrDefault("a", "b")',
    '((IReadOnlyDictionary<string, object>)null).GetValueOrDefault<string>("a")',
    '((IDictionary<string, int>)null).GetValueOrDefault("a")',
    '((JObject)null).GetValueOrDefault("a")',
  ]) {
    const result = evaluateExpression(receiver);
    assert.ok('exception' in result, receiver);
    assert.equal(result.exception, 'System.NullReferenceException', receiver);
  }
});

it('the hash code of null is refused by a comparer', () => {
  const result = evaluateExpression('StringComparer.OrdinalIgnoreCase.GetHashCode(null)');
  assert.ok('exception' in result);
  assert.equal(result.exception, 'System.ArgumentNullException');
});

it('a form can be read and not be written', () => {
  for (const change of ['d["b"] = new List<string>()', 'd.Remove("a")', 'd.Clear()']) {
    const block = `@{ var d = context.Request.Body.AsFormUrlEncodedContent(true); ${change}; return d.Count; }`;
    const result = evaluateExpression(block, form);
    assert.ok('exception' in result, change);
    assert.equal(result.exception, 'System.NotSupportedException', change);
  }
});

it('forms and children of tokens are of the types that their signatures say', () => {
  const body = '((object)context.Request.Body.AsFormUrlEncodedContent())';
  assert.deepEqual(evaluateExpression(`${body} is IDictionary<string, IList<string>>`, form), {
    type: 'System.Boolean',
    value: 'True',
  });
  assert.deepEqual(
    evaluateExpression('((object)new JArray(1).Children()) is JEnumerable<JToken>'),
    {
      type: 'System.Boolean',
      value: 'True',
    },
  );
});
