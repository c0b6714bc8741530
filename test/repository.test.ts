/** What a clone of this repository promises before anything of it runs. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { temporaryFolder } from './temporary.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const GENERATED = ['node_modules', '.git', '.aolb', '.terraform', 'dist'];
/** Also where this is no clone but an archive of one. */
const present = existsSync(join(ROOT, '.git'))
  ? execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
      .split('\0')
      .filter((file) => file !== '' && existsSync(join(ROOT, file)))
  : globSync('**/*', {
      cwd: ROOT,
      exclude: (entry) => GENERATED.includes(basename(entry)),
    }).filter((file) => statSync(join(ROOT, file)).isFile());

describe('a clone', () => {
  it('has the same bytes whatever core.autocrlf says', () => {
    const repository = temporaryFolder('aolb-attributes-');
    execFileSync('git', ['init', '--quiet', '--bare', repository]);
    const said = execFileSync(
      'git',
      ['--git-dir', repository, '--work-tree', ROOT, 'check-attr', '--stdin', '-z', 'text', 'eol'],
      { cwd: ROOT, encoding: 'utf8', input: present.join('\0'), maxBuffer: 2 ** 24 },
    );
    const fields = said.split('\0');
    const attributes = new Map<string, Record<string, string>>();
    for (let index = 0; index + 2 < fields.length; index += 3) {
      const [file = '', name = '', value = ''] = fields.slice(index, index + 3);
      attributes.set(file, { ...attributes.get(file), [name]: value });
    }
    // Left as it is (binary, or what the build writes), or with line feeds.
    const depends = [...attributes].filter(([, { text, eol }]) => text !== 'unset' && eol !== 'lf');
    assert.deepEqual(depends, []);
    assert.equal(attributes.size, present.length);
  });

  it('names a Node that its packages run on', () => {
    type Entry = { engines?: { node?: string }; optional?: boolean };
    const { engines } = JSON.parse(read('package.json'));
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, Entry>;
    };
    assert.deepEqual(packages['']?.engines, engines);
    const least = versionOf(engines.node);
    for (const [name, { engines: its, optional }] of Object.entries(packages)) {
      // One of the alternatives has to begin at or below it.
      const ranges = (its?.node ?? '').split('||').filter((range) => range.trim() !== '');
      const fits = ranges.some((range) => compare(versionOf(range), least) <= 0);
      assert.ok(optional || ranges.length === 0 || fits, `${name} wants ${its?.node}`);
    }
    for (const page of ['README.md', 'CONTRIBUTING.md']) {
      assert.match(read(page), new RegExp(`Node ${least[0]}\\.${least[1]} or newer`), page);
    }
  });
});

describe('what runs on GitHub', () => {
  const pages = present.filter((file) =>
    /^(\.github\/.*\.yml|docs\/.*\.(md|yml)|README\.md)$/.test(file),
  );

  it('is pinned to a commit, with its version beside it', () => {
    const loose = pages.flatMap((file) =>
      [...read(file).matchAll(/^\s*-? *uses: (.*)$/gm)]
        .map(([, action = '']) => action)
        // This repository: its own files, and its address where it is not published yet.
        .filter((action) => !/^(\.\/|<owner>\/)/.test(action))
        .filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))
        .map((action) => `${file}: ${action}`),
    );
    assert.deepEqual(loose, []);
  });

  it('is one commit of each action, wherever it is used', () => {
    const commits = new Map<string, Set<string>>();
    for (const file of pages) {
      for (const [, action = '', commit = ''] of read(file).matchAll(
        /uses: ([\w./-]+)@([0-9a-f]{40})/g,
      )) {
        commits.set(action, (commits.get(action) ?? new Set()).add(commit));
      }
    }
    assert.ok(commits.size >= 3);
    for (const [action, used] of commits) assert.equal(used.size, 1, action);
  });

  it('is YAML with the keys that GitHub wants', () => {
    const forms = present.filter((file) => /^\.github\/ISSUE_TEMPLATE\/(?!config)/.test(file));
    assert.ok(forms.length >= 2);
    for (const file of forms) {
      const form = parse(read(file));
      for (const key of ['name', 'description', 'body']) assert.ok(key in form, `${file}: ${key}`);
      const ids = form.body.flatMap(({ id }: { id?: string }) => id ?? []);
      assert.equal(new Set(ids).size, ids.length, file);
    }
    const { version, updates } = parse(read('.github/dependabot.yml'));
    assert.equal(version, 2);
    for (const { 'package-ecosystem': ecosystem, directory, directories, schedule } of updates) {
      assert.ok(ecosystem && (directory || directories) && schedule.interval);
    }
  });
});

describe('a source file', () => {
  it('has 400 lines at most, or says in its first line why it has more', () => {
    const long = present
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => read(file).split('\n').length > 401)
      .filter((file) => !/^\/\*\* .*more than 400 lines\b/i.test(read(file)));
    assert.deepEqual(long, []);
  });

  it('names in its comments files that there are', () => {
    const files = new Set(present);
    const names = new Set(present.map((file) => basename(file)));
    const isThere = (file: string) => files.has(file) || files.has(`test/${file}`);
    const missing = present
      .filter((file) => /\.(ts|grit)$/.test(file))
      .flatMap((file) =>
        [...read(file).matchAll(/^\s*(?:\/?\*|\/\/).*$/gm)]
          .flatMap(([comment]) => [...comment.matchAll(/(?<![\w./<-])([\w./-]*[\w-]\.ts)\b/g)])
          .map(([, named = '']) => named.replace(/^\.\//, ''))
          // Other people's repositories have folders, too; a name alone is of ours.
          .filter((named) => (ROOMS.test(named) ? !isThere(named) : !named.includes('/')))
          .filter((named) => ROOMS.test(named) || !names.has(named))
          .map((named) => `${file}: ${named}`),
      );
    assert.deepEqual(missing, []);
  });
});

const ROOMS = /^(?:\.ci|action|function|openapi|policy|terraform|test)\//;

/** The first version that a range names: `^20.19.0`, `>=22.19`. */
function versionOf(range: string): readonly [number, number] {
  const [, major = '0', minor = '0'] = /(\d+)(?:\.(\d+))?/.exec(range) ?? [];
  return [Number(major), Number(minor)];
}

function compare([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  return a - c || b - d;
}
