/**
 * Calls from a log: CSV or JSON lines with a time, a model and tokens, as Log Analytics exports them. It is read a piece
 * at a time, and synchronously, since nothing real may be waited for in virtual time.
 */
import { type Call, createRandom } from '../../policy/simulate/index.ts';
import { createCsvReader } from './csv.ts';
import { type Columns, columnNames, type Fields, fieldsOf } from './log-columns.ts';
import { LONGEST, LogError, linesOf } from './log-lines.ts';

export type LogSource = { readonly file: string; readonly columns: Columns };

/** What was left out, or changed, and where it stood first. */
export type Hole = { readonly what: string; readonly count: number; readonly line: number };

/** Lines may be this much earlier than the one before: exports sort by the time of something else. */
const TOLERANCE = 60_000;

type Options = {
  /** The models that calls may name; undefined: any. */
  readonly models: ReadonlySet<string> | undefined;
  readonly callers: number;
  readonly seed: number;
};

/**
 * The calls of a log, the first at 0. What it leaves out is in `holes` as far as it has been read.
 *
 * @throws {LogError} while it is read
 */
export function readLog(path: string, columns: Columns, { models, callers, seed }: Options) {
  const holes = new Map<string, { count: number; line: number }>();
  const hole = (what: string, line: number) => {
    const known = holes.get(what);
    if (known === undefined) holes.set(what, { count: 1, line });
    else known.count += 1;
  };
  const random = createRandom(`${seed}/log`);
  function* calls(): Generator<Call, void> {
    let start: number | undefined;
    let latest = Number.NEGATIVE_INFINITY;
    for (const { line, value } of records(path, columns)) {
      const { time, model, prompt, answer, halved } = value;
      if (time === undefined) hole('no time', line);
      else if (model === undefined) hole('no model', line);
      else if (prompt === undefined || answer === undefined) hole('no tokens', line);
      else if (models !== undefined && !models.has(model)) {
        hole(`model ${model}, which load-balancer.yml does not have`, line);
      } else {
        if (time < latest - TOLERANCE) {
          throw new LogError(
            `${path}:${line}: the call is ${Math.round((latest - time) / 1000)} s earlier than one before it: sort the log by time, the oldest first`,
          );
        }
        if (time < latest) hole('earlier than the line before, taken as of the same time', line);
        if (halved) hole('tokens of prompt and answer not told apart, taken as half each', line);
        start ??= time;
        latest = Math.max(latest, time);
        yield {
          at: latest - start,
          caller: `caller-${1 + Math.floor(random() * callers)}`,
          kind: 'ordinary',
          model,
          promptTokens: prompt,
          mostTokens: Math.max(1, answer),
          // The seed says which share of the most tokens is generated: of a log, all (see readRequest).
          seed: 81 * Math.floor(random() * 0x1ff_ffff) + 80,
        };
      }
    }
    if (start === undefined) throw new LogError(`${path}: the log has no call: ${describe(holes)}`);
  }
  return {
    calls,
    holes: (): readonly Hole[] => Array.from(holes, ([what, at]) => ({ what, ...at })),
  };
}

function describe(holes: ReadonlyMap<string, { count: number; line: number }>): string {
  if (holes.size === 0) return 'it is empty';
  return Array.from(
    holes,
    ([what, { count, line }]) => `${what} (${count}, first in line ${line})`,
  ).join('; ');
}

function* records(
  path: string,
  columns: Columns,
): Generator<{ readonly line: number; readonly value: Fields }, void> {
  const lines = linesOf(path);
  let csv: ReturnType<typeof createCsvReader> | undefined;
  let names: Readonly<Record<string, string>> | undefined;
  let number = 0;
  for (const text of lines) {
    number += 1;
    if (text.trim() === '') continue;
    if (names === undefined && !text.trimStart().startsWith('{')) {
      csv = createCsvReader(text);
      names = columnNames(csv.header, columns, `${path}:${number}`);
      continue;
    }
    const record = csv === undefined ? parseJson(text, path, number) : csv.record(text);
    // A quoted field goes on in the next line.
    if (record === undefined) {
      if ((csv?.openLength() ?? 0) > LONGEST) {
        throw new LogError(`${path}:${number}: a quoted field does not end`);
      }
      continue;
    }
    names ??= columnNames(Object.keys(record), columns, `${path}:${number}`);
    yield { line: number, value: fieldsOf(record, names) };
  }
  if ((csv?.openLength() ?? 0) > 0) {
    throw new LogError(`${path}:${number}: the file ends inside a quoted field`);
  }
}

function parseJson(text: string, path: string, line: number): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>;
    }
  } catch {
    // Said below, with the place.
  }
  throw new LogError(
    `${path}:${line}: not a JSON object: expected one on each line, or CSV with a line of names first`,
  );
}
