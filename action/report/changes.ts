/** One change of a configuration, as a reviewer reads it, and how two values are told apart. */

/** Losses are what somebody misses afterwards; they come first. */
export type ConfigurationChange = {
  readonly kind: 'loss' | 'change' | 'gain';
  readonly text: string;
};

export type Changes = readonly ConfigurationChange[];

export const loss = (text: string): ConfigurationChange => ({ kind: 'loss', text });
export const gain = (text: string): ConfigurationChange => ({ kind: 'gain', text });
export const change = (text: string): ConfigurationChange => ({ kind: 'change', text });

/** `name: new (before: old)`, where they differ. */
export function settled(
  kind: ConfigurationChange['kind'],
  name: string,
  before: string,
  after: string,
): Changes {
  return before === after ? [] : [{ kind, text: `${name}: ${after} (before: ${before})` }];
}

/** Entries of two records by what became of them. */
export function compare<Value>(
  before: Readonly<Record<string, Value>>,
  after: Readonly<Record<string, Value>>,
) {
  const has = (record: object, name: string) => Object.hasOwn(record, name);
  return {
    joined: Object.entries(after).filter(([name]) => !has(before, name)),
    left: Object.entries(before).filter(([name]) => !has(after, name)),
    kept: Object.entries(after).flatMap(([name, value]): (readonly [string, Value, Value])[] => {
      const old = before[name];
      return old === undefined ? [] : [[name, old, value]];
    }),
  };
}

export const list = (texts: readonly string[]): string =>
  texts.length === 0 ? 'none' : texts.join(', ');

export function describe(value: object | string): string {
  if (typeof value === 'string') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? 'none' : entries.map(([key, text]) => `${key} ${text}`).join(', ');
}
