/** A YAML file whose values know where they stand. */
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from 'yaml';
import type { Finding } from '../finding.ts';

export type Path = readonly (string | number)[];

export type Place = { readonly line: number; readonly column: number };

export type SourceDocument = {
  readonly file: string;
  readonly value: unknown;
  /** Faults of the YAML itself; with any of them `value` is not to be trusted. */
  readonly faults: readonly Finding[];
  /** Where a value stands; of a value that is missing, where its parent stands. */
  placeOf(path: Path): Place;
  /** Where the key of an entry stands. */
  placeOfKey(path: Path): Place;
};

/** A message about the value at a path, such as `accounts.japan.endpoint: …`. */
export function about(path: Path, message: string): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

/** Reads YAML (or JSON, which YAML includes). Never throws for what is in the text. */
export function readDocument(text: string, file: string): SourceDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const faults = document.errors.map(
    ({ message, pos }): Finding => ({
      severity: 'error',
      file,
      ...place(pos[0]),
      message: `not valid YAML: ${message}`,
    }),
  );
  const start = (node: unknown): number | undefined =>
    isNode(node) && node.range ? node.range[0] : undefined;
  const locate = (path: Path): { key: number | undefined; value: number | undefined } => {
    let node: unknown = document.contents;
    let found = { key: start(node), value: start(node) };
    for (const step of path) {
      const entry = child(node, step);
      if (entry === undefined) return found;
      found = {
        key: start(entry.key) ?? start(entry.value),
        value: start(entry.value) ?? start(entry.key),
      };
      node = entry.value;
    }
    return found;
  };
  return {
    file,
    value: faults.length > 0 ? undefined : evaluate(() => document.toJS(), file, faults),
    faults,
    placeOf: (path) => place(locate(path).value ?? 0),
    placeOfKey: (path) => place(locate(path).key ?? 0),
  };
}

/** Aliases are resolved here, and refused by the library where they would explode. */
function evaluate(toValue: () => unknown, file: string, faults: Finding[]): unknown {
  try {
    return toValue();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    faults.push({
      severity: 'error',
      file,
      line: 1,
      column: 1,
      message: `not valid YAML: ${message}`,
    });
    return undefined;
  }
}

function child(
  node: unknown,
  step: string | number,
): { key: Node | null; value: unknown } | undefined {
  if (isSeq(node))
    return typeof step === 'number' ? { key: null, value: node.items[step] } : undefined;
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (item) => isPair(item) && (isScalar(item.key) ? String(item.key.value) : '') === String(step),
  );
  return pair === undefined
    ? undefined
    : { key: isNode(pair.key) ? pair.key : null, value: pair.value };
}
