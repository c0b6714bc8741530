import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runCommandLine } from '../../../action/command-line/command-line.ts';
import { createFolder, type Folder } from './run.ts';

const policy = (value: string) => `<policies>
  <inbound>
    <set-header name="Authorization">
      <value>${value}</value>
    </set-header>
  </inbound>
</policies>`;

describe('aolb diff', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('blank.xml', policy('@("Bearer " + "t")'));
    await folder.write('none.xml', policy('@("Bearer" + "t")'));
    await folder.write('layout.xml', policy('\n<!-- why -->@( "Bearer "+"t" )\n'));
    await folder.write('basic.xml', policy('@("Basic " + "t")'));
    await folder.write('broken.xml', '<policies>\n  <inbound>\n</policies>');
  });
  after(() => folder.remove());

  it('says nothing of layout and comments, and ends with 0', async () => {
    const { exitCode, out, error } = await folder.run('diff', 'blank.xml', 'layout.xml');
    assert.deepEqual([exitCode, out, error], [0, 'equal by meaning\n', '']);
  });

  it('ends with 1 at a difference, and says where Terraform would not apply it', async () => {
    const { exitCode, out, error } = await folder.run('diff', 'blank.xml', 'none.xml');
    assert.deepEqual([exitCode, error], [1, '']);
    assert.deepEqual(out.trimEnd().split('\n'), [
      '@@ inbound > set-header "Authorization" > value, line 4: changed @@ Terraform would not apply this',
      '- @("Bearer " + "t")',
      '+ @("Bearer" + "t")',
    ]);
    const seen = await folder.run('diff', 'blank.xml', 'basic.xml');
    assert.equal(seen.exitCode, 1);
    assert.doesNotMatch(seen.out, /Terraform/);
  });

  it('answers programs: every change, and what Terraform would see of the whole', async () => {
    const { exitCode, out } = await folder.run('diff', '--json', 'blank.xml', 'none.xml');
    assert.equal(exitCode, 1);
    assert.deepEqual(JSON.parse(out), {
      equal: false,
      visibleToTerraform: false,
      changes: [
        {
          path: 'inbound > set-header "Authorization" > value',
          kind: 'changed',
          before: '@("Bearer " + "t")',
          after: '@("Bearer" + "t")',
          lineBefore: 4,
          lineAfter: 4,
          visibleToTerraform: false,
          lines: ['- @("Bearer " + "t")', '+ @("Bearer" + "t")'],
        },
      ],
    });
    const equal = await folder.run('diff', '--json', 'blank.xml', 'layout.xml');
    assert.equal(equal.exitCode, 0);
    assert.deepEqual(JSON.parse(equal.out), {
      equal: true,
      visibleToTerraform: true,
      changes: [],
    });
  });

  it('ends with 2 where a document cannot be read, with the place that editors follow', async () => {
    const broken = await folder.run('diff', 'none.xml', 'broken.xml');
    assert.deepEqual(broken, {
      exitCode: 2,
      out: '',
      error: 'error: broken.xml:3:1: </policies> does not end <inbound> of line 2\n',
    });
    const absent = await folder.run('diff', '--json', 'absent.xml', 'none.xml');
    assert.equal(absent.exitCode, 2);
    assert.deepEqual(JSON.parse(absent.out), {
      errors: [
        {
          severity: 'error',
          file: 'absent.xml',
          line: 1,
          column: 1,
          message: 'the file does not exist',
        },
      ],
    });
  });

  it('ends with 2 and its usage for anything but two documents', async () => {
    for (const files of [[], ['blank.xml'], ['blank.xml', 'none.xml', 'basic.xml']]) {
      const { exitCode, error } = await folder.run('diff', ...files);
      assert.equal(exitCode, 2);
      assert.match(error, /usage: aolb diff \[--json\] BEFORE AFTER/);
    }
  });

  it('has colours on a terminal only', async () => {
    let out = '';
    await runCommandLine(['diff', 'blank.xml', 'none.xml'], {
      out: (text) => {
        out += text;
      },
      error: assert.fail,
      coloured: true,
      environment: {},
      directory: folder.directory,
      untilInterrupted: async () => {},
      root: '/nowhere',
      functionPackage: '',
    });
    assert.deepEqual(
      out.split('\n').map((line) => line.slice(0, 7)),
      ['\x1b[36m@@', '\x1b[31m- ', '\x1b[32m+ ', ''],
    );
  });
});
