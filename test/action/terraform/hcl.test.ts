import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argumentsOf, definitionsOf } from '../../../action/terraform/hcl.ts';

test('definitions are found by type and labels, whatever stands in strings, heredocs and comments', () => {
  const found = definitionsOf(
    'main.tf',
    `
# resource "not" "this" {
resource "t" "n" { // }
  a = "a } \${ "}" } \\" $\${ {" /* } */
  b = <<-EOT
    } resource "nor" "this" { \${x}
  EOT
  c = [for x in y : {
    d = x
  }]
  nested {
    e = 1
  }
  dynamic "many" {
    for_each = z
    content {}
  }
}
locals {
  l = 1
  m = local.l
}
variable v {}
`,
  );
  assert.deepEqual(
    found.map(({ header }) => header),
    [['resource', 't', 'n'], ['locals'], ['variable', 'v']],
  );
  assert.deepEqual([...(found[0]?.attributes.keys() ?? [])], ['a', 'b', 'c']);
  assert.deepEqual([...(found[0]?.blocks ?? [])], ['nested', 'dynamic', 'many']);
  assert.equal(found[1]?.attributes.get('m'), 'local.l');
});

test('layout and comments do not change how a definition is written, everything else does', () => {
  const text = (source: string) => definitionsOf('a.tf', source)[0]?.text;
  const one = text('locals {\n a = foo(1, "x y")\n}');
  assert.equal(text('locals   {\n\n  a=foo( 1,"x y" ) # why\n}\n'), one);
  assert.notEqual(text('locals {\n a = foo(1, "x  y")\n}'), one);
  assert.notEqual(text('locals {\n a = foo(11, "x y")\n}'), one);
  assert.notEqual(text('locals { a = b }'), text('locals { a = b - c }'));
});

test('names may have any letters', () => {
  const [found] = definitionsOf('a.tf', 'locals {\n größe = 1\n 数_a-b = é\n a日 = b\n}');
  assert.deepEqual(
    [...(found?.attributes ?? [])],
    [
      ['größe', '1'],
      ['数_a-b', 'é'],
      ['a日', 'b'],
    ],
  );
});

test('the JSON syntax is read as well', () => {
  const found = definitionsOf(
    'a.tf.json',
    '{"//": "x", "resource": {"t": {"n": [{"a": "v", "//": "x"}]}}, "locals": {"l": 1}}',
  );
  assert.deepEqual(
    found.map(({ header, attributes }) => [header.join('.'), [...attributes]]),
    [
      ['resource.t.n', [['a', '"v"']]],
      ['locals', [['l', '1']]],
    ],
  );
});

test('a variables file has arguments', () => {
  assert.deepEqual(
    [...argumentsOf('x.tfvars', 'a = "b" # c\nd = {\n e = 1\n}\n')],
    [
      ['a', '"b"'],
      ['d', '{e=1}'],
    ],
  );
});

for (const broken of ['locals {', 'a = "x', 'a = <<EOT\nx', 'a = "${x"']) {
  test(`what is not closed is an error: ${JSON.stringify(broken)}`, () => {
    assert.throws(() => definitionsOf('a.tf', broken), /is not closed/);
  });
}
