/**
 * The one reader of YAML that people write: text, numbers, lists and maps, and no more. What is wrong is told in words of our own:
 * those of the library are for programmers, and change with it.
 */
import {
  type Document,
  type ErrorCode,
  isAlias,
  isCollection,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';

/** One-based. */
export type Place = { readonly line: number; readonly column: number };

export type YamlFault = Place & { readonly message: string };

export type Yaml = {
  readonly document: Document.Parsed;
  /** Of the text as YAML; with any of them the document is not to be trusted. */
  readonly faults: readonly YamlFault[];
  /** The value, aliases written out; only without faults. */
  readonly value: unknown;
  placeOf(offset: number): Place;
};

/** Reads YAML (or JSON, which YAML includes). Never throws for what is in the text. */
export function readYaml(text: string): Yaml {
  const lines = new LineCounter();
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    // One dialect whatever a directive says; tags make nothing else of a value, and every key is text as it is written.
    schema: 'core',
    resolveKnownTags: false,
    stringKeys: true,
    // It would compare each key with all others of its map: `keyFaults` does not.
    uniqueKeys: false,
  });
  const faults = faultsOf(document, placeOf);
  return {
    document,
    faults,
    // Aliases have been counted, with a limit that fits.
    value: faults.length > 0 ? undefined : document.toJS({ maxAliasCount: -1 }),
    placeOf,
  };
}

/** A fault at its offset. */
type Fault = { readonly offset: number; readonly message: string };

const TEXTS: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'an alias (*name) takes neither a tag nor an anchor',
  BAD_ALIAS:
    'the name of an anchor (&name) or an alias (*name) is missing, or ends in a colon: put text that begins with & or * in quotes',
  BAD_COLLECTION_TYPE: 'tags have no meaning here: remove it',
  BAD_DIRECTIVE: 'a line that begins with % is a directive, and this one has no meaning: remove it',
  BAD_DQ_ESCAPE:
    'inside of double quotes a backslash begins an escape, and this is none: write it twice, or use single quotes',
  BAD_INDENT:
    'the indentation does not fit, or a bracket above is not closed: entries of one map or list begin in the same column, and what belongs to an entry further right',
  BAD_PROP_ORDER: 'a tag or an anchor stands in front of "-", "?" or ":" and belongs behind it',
  BAD_SCALAR_START: 'text cannot begin with this character: put it in quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a second entry begins on this line: write one "key: value" a line, and text with a colon in quotes',
  BLOCK_IN_FLOW: 'between { } and [ ] maps and lists are written with braces and brackets',
  DUPLICATE_KEY: 'the same key stands here twice: remove one of them',
  IMPOSSIBLE: 'this cannot be read',
  KEY_OVER_1024_CHARS: 'a key has more than 1,024 characters',
  MISSING_CHAR:
    'something is missing in front of this: a closing quote or bracket, a comma, a colon, or the space behind one',
  MULTILINE_IMPLICIT_KEY:
    'a key is on one line: the colon, or the space behind it, may be missing on the line before',
  MULTIPLE_ANCHORS: 'two anchors (&name) for one value: remove one of them',
  MULTIPLE_DOCS:
    'one document is expected, and another one begins here after "---": give it a file of its own',
  MULTIPLE_TAGS: 'tags have no meaning here: remove them',
  NON_STRING_KEY: 'a key is text: this is a list, a map, an alias, or has a tag',
  RESOURCE_EXHAUSTION: 'maps and lists are nested too deeply',
  TAB_AS_INDENT: 'tabs cannot indent: use spaces',
  TAG_RESOLVE_FAILED:
    'tags have no meaning here: remove it, and put text that begins with ! in quotes',
  UNEXPECTED_TOKEN: 'this does not belong here: put text with special characters in quotes',
};

/** Values that a file may have when every alias is written out. */
const MOST_VALUES = 100_000;

/**
 * Every fault, warnings of the library among them: each is about something that would be read as something else. Faults follow
 * from one another, so a line has one.
 */
function faultsOf(document: Document.Parsed, placeOf: Yaml['placeOf']): readonly YamlFault[] {
  const told = [...document.errors, ...document.warnings].map(
    ({ code, pos }): Fault => ({ offset: pos[0], message: TEXTS[code] }),
  );
  told.push(...keyFaults(document));
  const faults = told.length > 0 ? told : [...textFaults(document), ...aliasFaults(document)];
  const lines = new Map<number, YamlFault>();
  for (const { offset, message } of faults.toSorted((a, b) => a.offset - b.offset)) {
    const place = placeOf(offset);
    if (!lines.has(place.line)) lines.set(place.line, { ...place, message });
  }
  return [...lines.values()];
}

/** Keys that stand in one map twice. */
function keyFaults(document: Document.Parsed): readonly Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Map(_, { items }) {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const offset = key.range?.[0] ?? 0;
        if (known.has(key.value)) faults.push({ offset, message: TEXTS.DUPLICATE_KEY });
        known.add(key.value);
      }
    },
  });
  return faults;
}

/** Keys that look like others and text that no other program reads back: the library takes both as they are. */
function textFaults(document: Document.Parsed): readonly Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Scalar(key, { value, type, range }) {
      const offset = range?.[0] ?? 0;
      if (typeof value !== 'string') return;
      if (!value.isWellFormed()) {
        faults.push({
          offset,
          message: 'this text holds half of a character (\\ud800 to \\udfff)',
        });
      }
      if (key !== 'key' || type !== 'PLAIN') return;
      const [invisible] = INVISIBLE.exec(value) ?? [];
      if (value === '<<') {
        faults.push({
          offset,
          message: 'merge keys (<<) have no meaning here: write the entries out',
        });
      } else if (invisible !== undefined) {
        faults.push({
          offset: offset + value.indexOf(invisible),
          message: `an invisible character (${codePoint(invisible)}) stands here: remove it, or write a space`,
        });
      }
    },
  });
  return faults;
}

/** What is neither seen nor a plain space: other spaces, marks of order and direction, marks that join or divide. */
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Aliases of nothing, of what they are a part of, and of so much that writing it out would take all memory. */
function aliasFaults(document: Document.Parsed): readonly Fault[] {
  const faults: Fault[] = [];
  const anchors = new Map<string, unknown>();
  const sizes = new Map<unknown, number>();
  visit(document, {
    Node: (_, node, path) => {
      const offset = node.range?.[0] ?? 0;
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return undefined;
      }
      const target = anchors.get(node.source);
      const name = `*${node.source}`;
      if (target === undefined) {
        faults.push({
          offset,
          message: `${name} stands for nothing: no value above it has the anchor &${node.source}; put text that begins with * in quotes`,
        });
      } else if (path.includes(target as (typeof path)[number])) {
        faults.push({ offset, message: `${name} is a part of what it stands for` });
      } else {
        sizes.set(node, sizeOf(target, sizes));
      }
      return undefined;
    },
  });
  if (faults.length > 0 || sizeOf(document.contents, sizes) <= MOST_VALUES) return faults;
  const [alias] = [...sizes].filter(([node]) => isAlias(node)).toSorted((a, b) => b[1] - a[1]);
  const offset = isAlias(alias?.[0]) ? (alias[0].range?.[0] ?? 0) : 0;
  return [
    {
      offset,
      message: `with its aliases written out the file has more than ${MOST_VALUES.toLocaleString('en-US')} values`,
    },
  ];
}

/** How many values a node is with its aliases, which come after what they stand for, written out. */
function sizeOf(node: unknown, sizes: Map<unknown, number>): number {
  const known = sizes.get(node);
  if (known !== undefined) return known;
  const size = isCollection(node)
    ? node.items.reduce<number>((sum, item) => sum + sizeOf(item, sizes), 1)
    : isPair(node)
      ? sizeOf(node.value, sizes)
      : 1;
  sizes.set(node, size);
  return size;
}
