/** `aolb lint`: which files it judges, what it says of them, and how it ends. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createFolder, type Folder } from './run.ts';

const FINE = '<policies>\n  <inbound>\n    <base />\n  </inbound>\n</policies>\n';
const EMPTY = '<policies>\n  <backend />\n</policies>\n';
const SLOW =
  '<policies>\n  <backend>\n    <forward-request timeout="300" />\n  </backend>\n</policies>\n';
const NOTED =
  '<policies>\n  <inbound>\n    <set-header name="x-team" exists-action="delete" />\n  </inbound>\n</policies>\n';

describe('aolb lint', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('fine.xml', FINE);
    await folder.write('policies/empty.xml', EMPTY);
    await folder.write('policies/chat/slow.xml', SLOW);
    await folder.write('policies/chat/noted.xml', NOTED);
    await folder.write('policies/readme.md', 'no policy');
    await folder.write('policies/node_modules/other/empty.xml', EMPTY);
  });
  after(() => folder.remove());

  const judged = async (...args: readonly string[]) => {
    const { exitCode, out } = await folder.run('lint', '--json', ...args);
    const files: readonly { readonly file: string }[] = JSON.parse(out);
    return { exitCode, files: files.map(({ file }) => file) };
  };

  it('writes a line for each finding, and counts them', async () => {
    const { exitCode, out, error } = await folder.run('lint', 'fine.xml', 'policies/empty.xml');
    assert.equal(exitCode, 1);
    assert.match(out, /^policies\/empty\.xml:2:3: error AOLB020: <backend> holds neither .*\n$/);
    assert.equal(error, '2 files: 1 error, 0 warnings, 0 notes\n');
  });

  it('ends with 0 where there are notes only', async () => {
    const { exitCode, out } = await folder.run('lint', 'policies/chat/noted.xml');
    assert.equal(exitCode, 0);
    assert.match(out, / note AOLB021: /);
  });

  it('leaves out what is below a severity', async () => {
    assert.deepEqual(await folder.run('lint', '--severity', 'error', 'policies/chat'), {
      exitCode: 0,
      out: '',
      error: '2 files: 0 errors, 0 warnings, 0 notes\n',
    });
    assert.equal((await folder.run('lint', '--severity', 'warning', 'policies/chat')).exitCode, 1);
  });

  it('takes files, folders and patterns, and each file once', async () => {
    assert.deepEqual(await judged('policies'), {
      exitCode: 1,
      files: ['policies/chat/noted.xml', 'policies/chat/slow.xml', 'policies/empty.xml'],
    });
    assert.deepEqual((await judged('*.xml')).files, ['fine.xml']);
    assert.deepEqual((await judged('policies/*/s*.xml')).files, ['policies/chat/slow.xml']);
    assert.deepEqual((await judged('**/?o*.xml', 'policies/chat/')).files, [
      'policies/chat/noted.xml',
      'policies/chat/slow.xml',
    ]);
    assert.deepEqual((await judged('.')).files.length, 4);
  });

  it('lets nothing pass that is not there', async () => {
    for (const argument of ['absent.xml', 'policies/*.json', 'absent/**/*.xml']) {
      const { exitCode, error } = await folder.run('lint', argument);
      assert.equal(exitCode, 2, argument);
      assert.match(error, /no (?:such file|file matches)/);
    }
  });

  it('says what was wrong with how it was called', async () => {
    for (const [args, message] of [
      [[], /no file to lint/],
      [['--sku', 'Tiny_1', 'fine.xml'], /"Tiny_1" is no SKU/],
      [['--scope', 'world', 'fine.xml'], /--scope must be one of/],
      [['--severity', 'fatal', 'fine.xml'], /--severity must be one of/],
      [['--json', '--sarif', 'fine.xml'], /not both/],
    ] as const) {
      const { exitCode, error } = await folder.run('lint', ...args);
      assert.equal(exitCode, 2);
      assert.match(error, message);
    }
  });

  it('tells a file that is no text as one that cannot be read', async () => {
    await folder.write('binary.xml', Uint8Array.of(0x3c, 0x0a, 0xff));
    const { exitCode, out } = await folder.run('lint', 'binary.xml');
    assert.equal(exitCode, 1);
    assert.equal(out, 'binary.xml:2:1: error AOLB001: the file is not UTF-8 text\n');
  });

  it('tells findings of a fragment with the file of the fragment', async () => {
    await folder.write(
      'parts/call.xml',
      '<fragment>\n  <forward-request timeout="300" />\n</fragment>',
    );
    await folder.write(
      'including.xml',
      '<policies><backend><include-fragment fragment-id="call" /></backend></policies>',
    );
    const { out } = await folder.run('lint', '--fragments', 'parts', 'including.xml');
    assert.match(out, /^parts\/call\.xml:2:20: warning AOLB083: /);
  });

  it('judges backends that are told about', async () => {
    await folder.write(
      'backends.json',
      JSON.stringify({
        japan: { url: 'https://japan.openai.azure.com/', breaker: { failures: 1 } },
        models: { pool: [{ backend: 'japan' }, { backend: 'gone', priority: 2 }] },
      }),
    );
    const { out } = await folder.run('lint', '--backends', 'backends.json', 'fine.xml');
    for (const rule of ['AOLB051', 'AOLB052', 'AOLB101', 'AOLB103']) {
      assert.match(out, new RegExp(`${rule}: backend "(?:japan|models)"`));
    }
    await folder.write('backends.json', JSON.stringify({ japan: { url: 1 } }));
    const wrong = await folder.run('lint', '--backends', 'backends.json', 'fine.xml');
    assert.equal(wrong.exitCode, 2);
    assert.match(wrong.error, /backends\.json: japan\.url: expected a text/);
  });

  it('writes SARIF', async () => {
    const { exitCode, out } = await folder.run('lint', '--sarif', 'policies/empty.xml');
    const { version, runs } = JSON.parse(out);
    assert.equal(exitCode, 1);
    assert.equal(version, '2.1.0');
    const [{ ruleId, locations }] = runs[0].results;
    assert.equal(ruleId, 'AOLB020');
    assert.deepEqual(locations[0].physicalLocation, {
      artifactLocation: { uri: 'policies/empty.xml' },
      region: { startLine: 2, startColumn: 3 },
    });
  });
});
