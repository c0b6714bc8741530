/** A YAML file whose values know where they stand. */
import { isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node } from 'yaml';
import { type Place, readYaml } from '../../openapi/index.ts';
import type { Finding } from '../finding.ts';
import { about, type Path } from './path.ts';

export type SourceDocument = {
  readonly file: string;
  readonly value: unknown;
  /** Faults of the YAML itself; with any of them `value` is not to be trusted. */
  readonly faults: readonly Finding[];
  /** Where a value stands; of a value that is missing, where its parent stands. */
  placeOf(path: Path): Place;
  /** Where the key of an entry stands. */
  placeOfKey(path: Path): Place;
  /** A text, number or other single value as it is written, without quotes; undefined for anything else, aliases among them. */
  sourceOf(path: Path): string | undefined;
};

/** Something to tell about the value at a path, or about its key. */
export type Told = {
  readonly severity: Finding['severity'];
  readonly path: Path;
  readonly inKey?: boolean;
  readonly message: string;
};

/** Findings where they stand; what an alias repeats is told where it is written, and once. */
export function toldOnce(told: readonly Told[], document: SourceDocument): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const { severity, path, inKey = false, message } of told) {
    const place = inKey ? document.placeOfKey(path) : document.placeOf(path);
    const key = `${place.line}:${place.column}:${message}`;
    if (!findings.has(key)) {
      findings.set(key, { severity, file: document.file, ...place, message: about(path, message) });
    }
  }
  return [...findings.values()];
}

/** Reads YAML (or JSON, which YAML includes). Never throws for what is in the text. */
export function readDocument(text: string, file: string): SourceDocument {
  const { document, faults, value, placeOf: place } = readYaml(text);
  const start = (node: unknown): number | undefined =>
    isNode(node) && node.range ? node.range[0] : undefined;
  const locate = (path: Path) => {
    const root: unknown = document.contents;
    let found = { node: root, key: start(root), value: start(root) };
    for (const step of path) {
      const parent = isAlias(found.node) ? found.node.resolve(document) : found.node;
      const entry = child(parent, step);
      if (entry === undefined) return { ...found, node: undefined };
      found = {
        node: entry.value,
        key: start(entry.key) ?? start(entry.value),
        value: start(entry.value) ?? start(entry.key),
      };
    }
    return found;
  };
  return {
    file,
    value,
    faults: faults.map((fault) => ({
      severity: 'error',
      file,
      ...fault,
      message: `not valid YAML: ${fault.message}`,
    })),
    placeOf: (path) => place(locate(path).value ?? 0),
    placeOfKey: (path) => place(locate(path).key ?? 0),
    sourceOf: (path) => {
      const found = locate(path).node;
      const node = isAlias(found) ? found.resolve(document) : found;
      return isScalar(node) ? (node.source ?? '') : undefined;
    },
  };
}

function child(
  node: unknown,
  step: string | number,
): { key: Node | null; value: unknown } | undefined {
  if (isSeq(node)) {
    const value =
      typeof step === 'number'
        ? node.items[step]
        : // An entry of a list of names, by its name.
          node.items.find((item) => isScalar(item) && item.value === step);
    return value === undefined ? undefined : { key: null, value };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(
    (item) => isPair(item) && (isScalar(item.key) ? String(item.key.value) : '') === String(step),
  );
  return pair === undefined
    ? undefined
    : { key: isNode(pair.key) ? pair.key : null, value: pair.value };
}
