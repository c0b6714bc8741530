/**
 * Asks a real C# compiler and runtime for the golden results: `node test/policy/expressions/golden/regenerate.ts`.
 * Needs mono and Json.NET: `apt-get install mono-mcs mono-runtime libnewtonsoft-json5.0-cil`. Tests read the file only.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { goldenCases } from './cases.ts';

const HERE = import.meta.dirname;
const LIBRARY = '/usr/lib/cli/Newtonsoft.Json-5.0/Newtonsoft.Json.dll';
const USINGS =
  'using System; using System.Collections.Generic; using System.Linq; using System.Net; using System.IO; using System.Security.Cryptography; using System.Text; using System.Text.RegularExpressions; using Newtonsoft.Json; using Newtonsoft.Json.Linq;';

const cases = goldenCases();
const folder = mkdtempSync(join(tmpdir(), 'golden-'));
try {
  const accepted = compileAll();
  const results = run(accepted);
  const rejected = cases.flatMap((_, index) => (accepted.includes(index) ? [] : index));
  const lines = [
    ...rejected.map((index) => ({ expression: cases[index]?.expression, rejected: true })),
    ...results,
  ];
  writeFileSync(
    join(HERE, 'golden.jsonl'),
    `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
  );
  console.log(`${results.length} results, ${rejected.length} expressions rejected by the compiler`);
} finally {
  rmSync(folder, { recursive: true });
}

/** A file an expression; those with errors are left out until the rest compiles. */
function compileAll(): number[] {
  let remaining = cases.map((_, index) => index);
  for (;;) {
    const files = remaining.map((index) => {
      const file = join(folder, `E${index}.cs`);
      writeFileSync(file, method(cases[index]?.expression ?? '', index));
      return file;
    });
    const main = join(folder, 'Main.cs');
    const entries = remaining.map((index) => `{ ${index}, E.E${index} }`).join(', ');
    writeFileSync(
      main,
      `${USINGS} public static class Program { public static void Main(string[] args) { Oracle.Run(args, new Dictionary<int, Func<Context, object>> { ${entries} }); } }`,
    );
    const options = [
      '-langversion:7',
      '-nowarn:0162,0168,0219,0253,0252,0472',
      `-out:${join(folder, 'golden.exe')}`,
    ];
    const responseFile = join(folder, 'files.rsp');
    writeFileSync(responseFile, [...files, main, join(HERE, 'Oracle.cs')].join('\n'));
    const compiler = spawnSync('mcs', [...options, `-r:${LIBRARY}`, `@${responseFile}`], {
      encoding: 'utf8',
    });
    const failed = new Set(
      [...`${compiler.stdout}${compiler.stderr}`.matchAll(/\/E(\d+)\.cs\([\d,+]+\): error/g)].map(
        ([, index]) => Number(index),
      ),
    );
    if (compiler.status === 0) return remaining;
    if (failed.size === 0) throw new Error(`${compiler.stdout}${compiler.stderr}`);
    remaining = remaining.filter((index) => !failed.has(index));
  }
}

function method(expression: string, index: number): string {
  const code = expression.slice(2, -1);
  const body = expression.startsWith('@{') ? code : `return (object)(${code});`;
  return `${USINGS} public static partial class E { public static object E${index}(Context context) { ${body} } }`;
}

function run(accepted: readonly number[]): unknown[] {
  const casesFile = join(folder, 'cases.json');
  writeFileSync(casesFile, JSON.stringify({ cases }));
  const command = ['golden.exe', join(HERE, 'contexts.json'), casesFile];
  const { stdout, stderr, status } = spawnSync('mono', command, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, MONO_PATH: LIBRARY.replace(/\/[^/]*$/, ''), TZ: 'UTC' },
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${stdout.slice(-500)}${stderr}`);
  const lines = readLines(stdout);
  return lines
    .map(({ case: index, ...result }) => ({
      expression: cases[Number(index)]?.expression,
      ...result,
    }))
    .filter((_, index) => index >= 0 && accepted.length > 0);
}

function readLines(text: string): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
