/**
 * No regular expression of ours reads a text again for each of its characters. Patterns such as `/x+$/` do: looking for
 * a run at the end they begin anew at every `x`. `/(?<!x)x+$/` begins once.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const ROOMS = ['policy', 'action', 'function', 'openapi'];

/** A literal behind what an operand may follow; what this takes for one by mistake is a pattern all the same. */
const LITERAL =
  /(?<=[=(,:!&|?[{};]\s*|^\s*|return )\/(?![*/ ])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?=[.,;)\]\s])/gm;

function patterns(): readonly (readonly [place: string, source: string, flags: string])[] {
  return ROOMS.flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: ROOT })).flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(LITERAL)].map(
      ([literal, source = '', flags = '']) => [`${file}: ${literal}`, source, flags] as const,
    ),
  );
}

/** Milliseconds that all patterns together never take; a single one that reads again and again takes longer. */
const ENDLESS = 300_000;

test('regular expressions read a text once', () => {
  const all = patterns();
  assert.ok(all.length > 150, `${all.length} patterns are found`);
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'hostile-patterns.ts')],
    { input: JSON.stringify(all), encoding: 'utf8', timeout: ENDLESS },
  );
  const lines = stdout.trimEnd().split('\n');
  assert.equal(status, 0, `ended at ${lines.at(-1)}\n${stderr}`);
  assert.deepEqual(
    lines.filter((line) => line.startsWith('!')),
    [],
  );
});
