import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSamePolicy } from './azurerm/policy-difference.ts';

describe('what azurerm takes for the same policy', () => {
  it('indentation, quotes, entities and the form of an empty element do not matter', () => {
    const left = `<policies>\n  <inbound>\n    <base />\n    <set-variable name="v" value="@(1 &lt; 2)" />\n  </inbound>\n</policies>`;
    const right = `<policies><inbound><base></base><set-variable name='v' value='@(1 &lt; 2)'/></inbound></policies>`;
    assert.ok(isSamePolicy(left, right));
  });

  it('documents that are no XML are compared without white space and entities', () => {
    const left = '<a value="@(context.Get<string>("k") == "x" && 1 < 2)" />';
    const right =
      '<a value="@(context.Get<string>(&quot;k&quot;) == &quot;x&quot; &amp;&amp; 1 &lt; 2)"/>';
    assert.ok(isSamePolicy(left, right));
  });

  it('a blank inside a literal is no difference to it, which is why our own diff exists', () => {
    const left = '<a><value>@("Bearer " + token)</value></a>';
    const right = '<a><value>@("Bearer" + token)</value></a>';
    assert.ok(isSamePolicy(left, right));
    assert.ok(isSamePolicy('<a>x y</a>', '<a>xy</a>'));
  });

  for (const [name, left, right] of [
    ['a value', '<a b="1" />', '<a b="2" />'],
    ['an element', '<a><b /></a>', '<a><c /></a>'],
    ['the order of elements', '<a><b /><c /></a>', '<a><c /><b /></a>'],
    ['a comment', '<a><!-- one --></a>', '<a><!-- two --></a>'],
    ['a document that ends early', '<a><b /></a>', '<a><b />'],
  ] as const) {
    it(`${name} is a difference`, () => assert.ok(!isSamePolicy(left, right)));
  }

  it('compares long documents without effort', () => {
    const long = `<a>${'<b c="@(1)" />\n'.repeat(20_000)}</a>`;
    assert.ok(isSamePolicy(long, long.replaceAll('\n', '')));
    assert.ok(!isSamePolicy('<'.repeat(100_000), '<a '.repeat(30_000)));
  });
});
