import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { surface } from '../../../openapi/index.ts';
import {
  comparePolicies,
  describeChanges,
  isVisibleToTerraform,
} from '../../../policy/diff/index.ts';
import { renderPolicy } from '../../../policy/render.ts';
import { balancerOf } from '../render/balancers.ts';
import { choosing, document, plainly, type Token, type Tree, write } from './documents.ts';

const inbound = (content: string) => `<policies><inbound>${content}</inbound></policies>`;

/** Each change as its head and lines. */
function changes(before: string, after: string): string {
  return describeChanges(comparePolicies(inbound(before), inbound(after)), '(white space)').join(
    '\n',
  );
}

describe('what means the same', () => {
  const choices = fc.array(fc.nat(59), { minLength: 1, maxLength: 40 });

  it('is equal however it is written: layout, comments, quotes, entities, CDATA, the order of attributes', () => {
    fc.assert(
      fc.property(document, choices, (tree, ways) => {
        const [before, after] = [write(tree, plainly), write(tree, choosing(ways))];
        assert.deepEqual(comparePolicies(before, after), []);
        assert.deepEqual(comparePolicies(after, before), []);
      }),
      { numRuns: 300 },
    );
  });

  it('is each of our rendered policies with other indentation and line ends', () => {
    for (const setup of [{}, { balancing: { selection: 'pool' } }] as const) {
      const policy = renderPolicy(balancerOf(setup), surface);
      const other = policy.replaceAll('\t', '    ').replaceAll('\n', '\r\n');
      assert.deepEqual(comparePolicies(policy, other), []);
    }
  });

  for (const [what, before, after] of [
    [
      'a raw document and a well-formed one',
      `<a b="@(x == "1" && y < 2)"/>`,
      `<a b="@(x == &quot;1&quot; &amp;&amp; y &lt; 2)"/>`,
    ],
    [
      'a string that is spelled in another way',
      '<a b=\'@("A" + "\\\\")\'/>',
      '<a b=\'@("\\u0041" + @"\\")\'/>',
    ],
    [
      'code in the hole of an interpolated string',
      '<a>@($"{x+1:D2} ")</a>',
      '<a>@($"{ x + 1:D2} ")</a>',
    ],
    ['a text on a line of its own', '<value>x</value>', '<value>\n  x\n</value>'],
    [
      'origins of cors in another order',
      '<cors><allowed-origins><origin>a</origin><origin>b</origin></allowed-origins></cors>',
      '<cors><allowed-origins><origin>b</origin><origin>a</origin></allowed-origins></cors>',
    ],
    [
      'white space between the tags of a body',
      '<set-body><a><b>1</b></a></set-body>',
      '<set-body>\n<a>\n  <b>1</b>\n</a></set-body>',
    ],
  ] as const) {
    it(what, () => assert.equal(changes(before, after), ''));
  }

  it('sections in another order', () => {
    const [one, two] = ['<inbound><base/></inbound>', '<outbound><a/></outbound>'];
    assert.deepEqual(
      comparePolicies(`<policies>${one}${two}</policies>`, `<policies>${two}${one}</policies>`),
      [],
    );
  });
});

describe('what a reader is told', () => {
  it('a changed literal, whatever it is and wherever it stands', () => {
    fc.assert(
      fc.property(document, fc.nat(), fc.constantFrom('', ' ', 'b', '"'), (tree, at, more) => {
        const before = literalsOf(tree);
        const chosen = before[at % before.length];
        fc.pre(chosen !== undefined);
        const after = changed(tree, chosen, { literal: `${chosen.literal}${more}` });
        const found = comparePolicies(write(tree, plainly), write(after, plainly));
        assert.equal(found.length > 0, more !== '');
        assert.equal(
          found.some(({ visibleToTerraform }) => visibleToTerraform),
          more.trim() !== '',
        );
      }),
      { numRuns: 300 },
    );
  });

  it('an attribute, by the path of its element', () => {
    assert.equal(
      changes(
        '<choose><when condition="@(a)"/><when condition="@(b)"><set-header name="x" exists-action="skip"/></when></choose>',
        '<choose><when condition="@(a)"/><when condition="@(b)"><set-header name="x" exists-action="override"/></when></choose>',
      ),
      `@@ inbound > choose > when[2] > set-header "x" > @exists-action, line 1: changed @@
- "skip"
+ "override"`,
    );
  });

  it('of an expression the statements that differ, with those around them', () => {
    const code = (limit: number, comment: string) =>
      `<a>@{ ${comment}\nvar a = 1; var b = 2; var c = 3;\nfor (var i = 0; i < ${limit}; i++) { c += i; }\nreturn a + b + c; }</a>`;
    assert.equal(
      changes(code(3, '// three'), code(4, '')),
      `@@ inbound > a, line 1: changed @@
  …
    var b = 2;
    var c = 3;
-   for (var i = 0; i < 3; i++) {
+   for (var i = 0; i < 4; i++) {
      c += i;
    }
  …`,
    );
  });

  it('of a long list or condition the member that differs, however long the statement', () => {
    const code = (...names: readonly string[]) =>
      `<a>@{ var all = new[] { ${names.map((name) => `"${name}"`).join(', ')} }; return all; }</a>`;
    const models = Array.from({ length: 40 }, (_, index) => `model-${index}`);
    assert.equal(
      changes(code(...models), code(...models.with(20, 'another'))),
      `@@ inbound > a, line 1: changed @@
  …
      "model-18",
      "model-19",
-     "model-20",
+     "another",
      "model-21",
      "model-22",
  …`,
    );
  });

  it('one short list as one line, since braces of what is created are not those of statements', () => {
    const code = (last: number) =>
      `<a>@{ var all = new List<int> { 1, ${last} }; if (x) { return new JObject { { "a", all } }; } return null; }</a>`;
    assert.equal(
      changes(code(2), code(3)),
      `@@ inbound > a, line 1: changed @@
  @{
-   var all = new List<int> { 1, 2 };
+   var all = new List<int> { 1, 3 };
    if (x) {
      return new JObject { { "a", all } };
  …`,
    );
  });

  it('a line end within a verbatim string, by a sign', () => {
    assert.match(
      changes('<a>@(@"x\n y")</a>', '<a>@(@"x\n\n y")</a>'),
      /\(white space\)\n- @\(@"x↵ y"\)\n\+ @\(@"x↵↵ y"\)$/,
    );
  });

  it('a policy that its author renamed, where the rest stays; another one otherwise', () => {
    const kinds = (before: string, after: string) =>
      comparePolicies(inbound(before), inbound(after)).map(({ kind, path }) => `${kind} ${path}`);
    assert.deepEqual(
      kinds('<set-variable name="a" value="@(1)"/>', '<set-variable name="b" value="@(1)"/>'),
      ['changed inbound > set-variable "b" > @name'],
    );
    assert.deepEqual(
      kinds('<set-variable name="a" value="@(1)"/>', '<set-variable name="b" value="@(2)"/>'),
      ['removed inbound > set-variable "a"', 'added inbound > set-variable "b"'],
    );
  });

  it('white space inside of a string, which Terraform would not see', () => {
    assert.equal(
      changes('<value>@("Bearer " + t)</value>', '<value>@("Bearer" + t)</value>'),
      `@@ inbound > value, line 1: changed @@ (white space)
- @("Bearer " + t)
+ @("Bearer" + t)`,
    );
    assert.match(
      changes('<value>Bearer </value>', '<value>Bearer</value>'),
      /\(white space\)\n- "Bearer "/,
    );
    assert.match(changes('<a b="x"/>', '<a b="x "/>'), /\(white space\)/);
    assert.match(changes('<set-body> x</set-body>', '<set-body>x</set-body>'), /\(white space\)/);
  });

  it('policies in another order, since each works on what the one before it left', () => {
    assert.equal(
      changes(
        '<base/><set-header name="x"/><set-header name="y"/>',
        '<set-header name="y"/><base/><set-header name="x"/>',
      ),
      `@@ inbound > set-header "y", line 1: moved @@
- behind set-header "x"
+ first`,
    );
  });

  it('a policy that went into another element, and what changed in the place it left', () => {
    assert.equal(
      changes(
        '<set-header name="x"><value>1</value></set-header>',
        '<choose>\n<when condition="@(a)"/>\n</choose>',
      ).split('\n')[0],
      '@@ inbound > set-header "x", line 1: removed @@',
    );
    assert.match(
      changes(
        '<limit calls="1"/><choose><when condition="@(a)"><b/></when></choose>',
        '<choose><when condition="@(a)"><b/><limit calls="1"/></when></choose>',
      ),
      /^@@ inbound > choose > when > limit, line 1: moved @@\n- inbound > limit\n\+ inbound > choose > when > limit$/,
    );
  });

  it('a whole element that is new or gone, as it is, with the line of its document', () => {
    assert.equal(
      changes('<base/>', '<base/>\n<set-header name="x">\n<value>@(1 < 2)</value></set-header>'),
      `@@ inbound > set-header "x", line 2: added @@
+ <set-header name="x">
+   <value>@(1 < 2)</value>
+ </set-header>`,
    );
  });

  it('an element that was renamed by its author, as changed where much in it is the same', () => {
    const choose = (limit: string) =>
      `<choose><when condition="@(${limit})"><set-status code="429"/><set-header name="x"/></when><otherwise/></choose>`;
    assert.deepEqual(
      comparePolicies(
        inbound(choose('a > 1')),
        inbound(`<choose><when condition="@(c)"/></choose>${choose('a > 2')}`),
      ).map(({ kind, path }) => [kind, path]),
      [
        ['added', 'inbound > choose[1]'],
        ['changed', 'inbound > choose[2] > when > @condition'],
      ],
    );
  });

  it('code that is no C#, compared as it is written', () => {
    assert.match(changes('<a b="@(1 # 2)"/>', '<a b="@(1 # 3)"/>'), /- @\(1 # 2\)\n\+ @\(1 # 3\)/);
  });

  it('which of the documents cannot be read, and where', () => {
    for (const [documents, name] of [
      [['<a>', '<a/>'], 'before'],
      [['<a/>', '\n<a'], 'after'],
    ] as const) {
      assert.throws(() => comparePolicies(documents[0], documents[1]), {
        name: 'PolicyError',
        document: name,
        line: name === 'before' ? 1 : 2,
      });
    }
  });

  it('large documents with nothing in common, without effort', () => {
    const many = (name: string) => inbound(`<${name} a="@(1)"/>`.repeat(20_000));
    assert.equal(comparePolicies(many('a'), many('b')).length, 40_000);
    const deep = (text: string) => `${'<a>'.repeat(190)}${text}${'</a>'.repeat(190)}`;
    assert.equal(comparePolicies(deep('x'), deep('y')).length, 1);
  });
});

it('Terraform sees comments and entities that are encoded twice, and no white space at all', () => {
  assert.ok(isVisibleToTerraform('<a/>', '<!-- why --><a/>'));
  assert.ok(!isVisibleToTerraform('<a b="x y"/>', '<a\n  b="xy"/>'));
  assert.ok(!isVisibleToTerraform('<a>&amp;apos;</a>', "<a>'</a>"));
  assert.ok(isVisibleToTerraform('<a>&amp;lt;</a>', '<a>&lt;</a>'));
});

function literalsOf(tree: Tree): readonly { readonly literal: string }[] {
  const values = [...tree.attributes.map(([, value]) => value), tree.content].flatMap((part) =>
    'tokens' in part ? part.tokens : [],
  );
  const children = Array.isArray(tree.content) ? tree.content : [];
  return [...values.filter((token) => typeof token !== 'string'), ...children.flatMap(literalsOf)];
}

/** The tree with one token, the very same object, replaced. */
function changed(tree: Tree, from: Token, to: Token): Tree {
  let done = false;
  const tokens = (list: readonly Token[]) =>
    list.map((token) => {
      if (token !== from || done) return token;
      done = true;
      return to;
    });
  const visit = ({ name, attributes, content }: Tree): Tree => ({
    name,
    attributes: attributes.map(([key, value]) => [
      key,
      'tokens' in value ? { tokens: tokens(value.tokens) } : value,
    ]),
    content: Array.isArray(content)
      ? content.map(visit)
      : 'tokens' in content
        ? { tokens: tokens(content.tokens) }
        : content,
  });
  return visit(tree);
}
