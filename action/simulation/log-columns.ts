/** Which columns of a log say what, and what they say. */
import { suggestion } from '../../policy/nearest.ts';
import { LogError } from './log-lines.ts';

/** Names that exports and SDKs use, without case and signs, the best first. `_s`, `_d` are what Log Analytics appends for a type. */
const GUESSES = {
  time: ['timestamp', 'timegenerated', 'time', 'ts', 'createdat', 'requesttime'],
  // A deployment's name is what load-balancer.yml calls a model; a model's may have a version behind it.
  model: ['deploymentname', 'modeldeploymentname', 'deployment', 'model', 'modelname'],
  prompt: ['prompttokens', 'inputtokens', 'processedprompttokens'],
  answer: ['completiontokens', 'outputtokens', 'generatedtokens', 'answertokens'],
  total: ['tokens', 'totaltokens', 'processedinferencetokens'],
} as const;

type Column = keyof typeof GUESSES;

/** Names of columns, where they are not to be guessed. */
export type Columns = Readonly<Partial<Record<keyof typeof GUESSES, string>>>;

export type Fields = {
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
  readonly model: string | undefined;
  readonly prompt: number | undefined;
  readonly answer: number | undefined;
  /** Whether prompt and answer are halves of a total. */
  readonly halved: boolean;
};

/**
 * Which of the log's columns is which.
 *
 * @param place of the names, for the error
 * @throws {LogError} when one is missing, naming those that there are
 */
export function columnNames(
  header: readonly string[],
  columns: Columns,
  place: string,
): Readonly<Partial<Record<Column, string>>> {
  const found: Partial<Record<Column, string>> = {};
  for (const column of Object.keys(GUESSES) as Column[]) {
    const wanted = columns[column];
    if (wanted !== undefined && !header.includes(wanted)) {
      throw new LogError(
        `${place}: there is no column "${wanted}"${suggestion(wanted, header)}: there are ${header.join(', ')}`,
      );
    }
    const name =
      wanted ??
      GUESSES[column]
        .map((guess) => header.find((name) => plain(name) === guess))
        .find((guess) => guess !== undefined);
    if (name !== undefined) found[column] = name;
  }
  const missing = [
    ...(['time', 'model'] as const).filter((column) => found[column] === undefined),
    ...((found.prompt === undefined || found.answer === undefined) && found.total === undefined
      ? ['tokens']
      : []),
  ];
  if (missing.length > 0) {
    throw new LogError(
      `${place}: no column for ${missing.join(' and ')}: say which it is by traffic.log.columns (time, model, prompt and answer, or total); there are ${header.join(', ')}`,
    );
  }
  return found;
}

/** `TimeGenerated [UTC]` is what the portal's export makes of `TimeGenerated`. */
function plain(name: string): string {
  return name
    .replace(/ \[UTC\]$/, '')
    .replace(/_[sdtlg]$/, '')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase();
}

export function fieldsOf(
  record: Readonly<Record<string, unknown>>,
  names: Readonly<Partial<Record<Column, string>>>,
): Fields {
  const value = (column: Column) => {
    const name = names[column];
    return name === undefined ? undefined : record[name];
  };
  const [prompt, answer, total] = (['prompt', 'answer', 'total'] as const).map((column) =>
    tokensOf(value(column)),
  );
  const model = value('model');
  const told = prompt !== undefined && answer !== undefined;
  const half = total === undefined ? undefined : Math.ceil(total / 2);
  return {
    time: timeOf(value('time')),
    model: typeof model === 'string' && model !== '' ? model : undefined,
    prompt: told ? prompt : half,
    answer: told ? answer : half === undefined ? undefined : (total ?? 0) - half,
    halved: !told,
  };
}

/**
 * ISO 8601, or `1/31/2026, 12:34:56.789 AM` as the portal exports it, both UTC where no zone is told; or seconds, or
 * milliseconds, since the epoch.
 */
function timeOf(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : numberIn(value);
  if (number !== undefined) return number < 1e11 ? number * 1000 : number;
  if (typeof value !== 'string' || value === '') return undefined;
  const iso = /^\d{4}-\d\d-\d\d[T ]/.test(value);
  const zoned = /(?:[zZ]|UTC|GMT|[+-]\d\d:?\d\d)$/.test(value);
  const time = Date.parse(zoned ? value : iso ? `${value.replace(' ', 'T')}Z` : `${value} UTC`);
  return Number.isNaN(time) ? undefined : time;
}

function tokensOf(value: unknown): number | undefined {
  const number = typeof value === 'number' ? value : numberIn(value);
  return number === undefined || number < 0 ? undefined : Math.round(number);
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}
