import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { it } from 'node:test';

const ROOT = join(import.meta.dirname, '../../../policy/expressions');

/** Rooms from the top floor down, as the page says. */
const ROOMS = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/^\| `([^`]+)` \|/gm)].map(
  ([, room = '']) => room,
);

const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const IMPORT = /^(?:import|export)\s+(type\s)?(?:([^;]*?)\sfrom\s+)?'(\.[^']+)';/gm;

const IMPORTS: readonly Import[] = FILES.flatMap((from) =>
  [...readFileSync(join(ROOT, from), 'utf8').matchAll(IMPORT)].map(([, type, names, path = '']) => {
    const each =
      names
        ?.replace(/[{}]/g, '')
        .split(',')
        .map((name) => name.trim()) ?? [];
    const isType =
      type !== undefined ||
      (each.length > 0 && each.every((name) => name === '' || name.startsWith('type ')));
    return { from, to: normalize(join(dirname(from), path)), isType };
  }),
);

function roomOf(file: string): string {
  const room = ROOMS.find((name) => file === name || file.startsWith(`${name}/`));
  assert.ok(room !== undefined, `${file} is in no room of README.md`);
  return room;
}

it('README.md names every room, and only rooms that are there', () => {
  const used = new Set(FILES.map(roomOf));
  assert.deepEqual(
    ROOMS.filter((room) => !used.has(room)),
    [],
  );
  for (const room of ROOMS) statSync(join(ROOT, room));
});

it('every room uses only rooms below it', () => {
  const up = IMPORTS.filter(
    ({ from, to }) => ROOMS.indexOf(roomOf(to)) < ROOMS.indexOf(roomOf(from)),
  );
  assert.deepEqual(up, []);
});

it('no file needs a file that needs it', () => {
  const below = new Map<string, string[]>();
  for (const { from, to, isType } of IMPORTS) {
    if (!isType) below.set(from, [...(below.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    assert.ok(!path.includes(file), `a circle: ${[...path, file].join(' → ')}`);
    if (done.has(file)) return;
    for (const next of below.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of FILES) visit(file, []);
});
