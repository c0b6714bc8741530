import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createFolder, type Folder } from './run.ts';

const FINE = `<policies>
  <inbound><base/><set-variable name="n" value="@(context.Request.Headers.Count)"/></inbound>
</policies>`;

const WRONG = `<policies><inbound>
<set-variable name="n" value="@(context.Nothing)"/>
<xsl-transform/>
<set-heder/>
</inbound></policies>`;

describe('aolb check', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('fine.xml', FINE);
    await folder.write('wrong.xml', WRONG);
  });
  after(() => folder.remove());

  it('answers one entry a file, in the order asked', async () => {
    const { exitCode, out, error } = await folder.run(
      'check',
      '--json',
      'fine.xml',
      'wrong.xml',
      'absent.xml',
    );
    assert.equal(error, '');
    assert.equal(exitCode, 1);
    assert.deepEqual(JSON.parse(out), [
      { file: 'fine.xml', ok: true, expressions: 1, unsupported: [], errors: [], warnings: [] },
      {
        file: 'wrong.xml',
        ok: false,
        expressions: 1,
        unsupported: [{ what: '<xsl-transform>', line: 3, column: 1 }],
        errors: [
          { message: 'IProxyRequestContext has no member Nothing', line: 2, column: 41 },
          {
            message: '<set-heder> is not a policy (did you mean "set-header"?)',
            line: 4,
            column: 1,
          },
        ],
        warnings: [],
      },
      {
        file: 'absent.xml',
        ok: false,
        expressions: 0,
        unsupported: [],
        errors: [{ message: 'the file does not exist', line: 1, column: 1 }],
        warnings: [],
      },
    ]);
  });

  it('says the same in words, with positions that editors follow', async () => {
    const { exitCode, out, error } = await folder.run('check', 'fine.xml', 'wrong.xml');
    assert.equal(exitCode, 1);
    assert.equal(out, 'fine.xml: fine, 1 expression\n');
    assert.deepEqual(error.trimEnd().split('\n'), [
      'error: wrong.xml:2:41: IProxyRequestContext has no member Nothing',
      'error: wrong.xml:4:1: <set-heder> is not a policy (did you mean "set-header"?)',
      'unsupported: wrong.xml:3:1: <xsl-transform>',
    ]);
  });

  it('answers hostile documents in the same form, and briefly', async () => {
    const start = '<policies><inbound><set-variable name="a" value="@(';
    const hostile = {
      'brackets.xml': start + '('.repeat(2_000_000),
      'attributes.xml': `<policies ${'a="'.repeat(1_000_000)}`,
      'faults.xml': `<policies><inbound>${'<a/>'.repeat(200_000)}</inbound></policies>`,
      'name.xml': `<${'a'.repeat(4_000_000)}>`,
      'nothing.xml': '',
    };
    for (const [name, text] of Object.entries(hostile)) await folder.write(name, text);
    const { exitCode, out, error } = await folder.run('check', '--json', ...Object.keys(hostile));
    assert.deepEqual([exitCode, error], [1, '']);
    assert.ok(out.length < 500_000);
    for (const { ok, errors, unsupported } of JSON.parse(out)) {
      assert.equal(ok, false);
      const [first] = [...errors, ...unsupported];
      assert.ok(first.line >= 1 && first.column >= 1);
    }
  });

  it('passes a document with warnings, and shows them', async () => {
    await folder.write(
      'boxed.xml',
      `<policies><inbound>\n<set-variable name="b" value='@(context.Variables["a"] == "x")'/></inbound></policies>`,
    );
    const { exitCode, error } = await folder.run('check', 'boxed.xml');
    assert.equal(exitCode, 0);
    assert.match(error, /^warning: boxed\.xml:2:\d+: .*reference/);
  });

  it('takes names on trust until it is told which there are', async () => {
    await folder.write(
      'names.xml',
      `<policies><inbound><include-fragment fragment-id="limits"/>
<set-variable name="a" value="{{audience}}"/><set-backend-service backend-id="japan"/></inbound></policies>`,
    );
    await folder.write('values.json', '{"audience": "api"}');
    await folder.write('fragments/limits.xml', '<fragment><set-heder/></fragment>');
    assert.equal((await folder.run('check', 'names.xml')).exitCode, 0);
    assert.equal(
      (await folder.run('check', '--named-values', 'values.json', 'names.xml')).exitCode,
      0,
    );
    const { exitCode, error } = await folder.run(
      ...['check', '--fragments', 'fragments', '--backends', 'sweden', 'names.xml'],
    );
    assert.equal(exitCode, 1);
    assert.match(
      error,
      /fragment limits: <set-heder> is not a policy \(did you mean "set-header"\?\)/,
    );
    assert.match(error, /there is no backend "japan"/);
  });

  it('ends with a position for files of any bytes', async () => {
    const deep = `<policies><inbound>${'<choose>'.repeat(50_000)}`;
    const files: Readonly<Record<string, string | Uint8Array>> = {
      empty: '',
      bytes: new Uint8Array([0x3c, 0x61, 0x3e, 0x0a, 0xff, 0xfe]),
      json: '{}',
      deep,
      long: `<policies><inbound><set-variable name="a" value="@(${'1+'.repeat(200_000)}1)"/></inbound></policies>`,
      many: `<policies><inbound>${'<set-method>GET</set-method>'.repeat(30_000)}</inbound></policies>`,
    };
    for (const [name, content] of Object.entries(files)) {
      await folder.write(name, content);
      const { exitCode, out } = await folder.run('check', '--json', name);
      assert.equal(exitCode, 1, name);
      const [{ errors, unsupported }] = JSON.parse(out);
      const [first] = [...errors, ...unsupported];
      assert.ok(first.line >= 1 && first.column >= 1, name);
    }
    const [{ errors }] = JSON.parse((await folder.run('check', '--json', 'bytes')).out);
    assert.deepEqual(errors, [{ message: 'the file is not UTF-8 text', line: 2, column: 1 }]);
  });

  it('calls what is beyond limits of its own unsupported, not wrong', async () => {
    const value = (expression: string) =>
      `<policies><inbound><set-variable name="a" value="@(${expression})"/></inbound></policies>`;
    const files: Readonly<Record<string, readonly [text: string, what: RegExp]>> = {
      'elements.xml': [
        `<policies><inbound>${'<choose>'.repeat(300)}${'</choose>'.repeat(300)}</inbound></policies>`,
        /nested deeper than 200/,
      ],
      'operands.xml': [value(`${'1+'.repeat(500)}1`), /more than 400 operands in a row/],
      'accesses.xml': [value(`"a"${'.Trim()'.repeat(500)}`), /more than 400 accesses in a row/],
      'brackets.xml': [value('('.repeat(900) + 1 + ')'.repeat(900)), /nested more than 200 levels/],
      'policies.xml': [
        `<policies><inbound>${'<set-method>GET</set-method>'.repeat(20_001)}</inbound></policies>`,
        /more than 20000 policies/,
      ],
    };
    for (const [name, [text, what]] of Object.entries(files)) {
      await folder.write(name, text);
      const [answer] = JSON.parse((await folder.run('check', '--json', name)).out);
      assert.deepEqual([answer.ok, answer.errors], [false, []], name);
      assert.match(answer.unsupported[0].what, what);
    }
  });

  it('answers wrong use with 2', async () => {
    await folder.write('list.json', '[]');
    for (const args of [
      [],
      ['--scope', 'galaxy', 'fine.xml'],
      ['--named-values', 'absent.json', 'fine.xml'],
      ['--named-values', 'list.json', 'fine.xml'],
      ['--fragments', 'absent', 'fine.xml'],
      ['--jsn', 'fine.xml'],
    ]) {
      assert.equal((await folder.run('check', ...args)).exitCode, 2, args.join(' '));
    }
  });
});
