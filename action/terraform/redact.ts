/**
 * Keeps sensitive values out of what we write. Which values those are is for `secrets.ts` to say.
 *
 * A value changes its spelling on the way out: Markdown puts backslashes into it, JSON, XML, HTML, C# and URLs have escapes
 * of their own, long lines are wrapped, diffs put signs before each line. Spellings cannot be listed, so text and value are
 * compared with all escapes undone and nothing left but letters and digits; what is found is masked where it stands in the
 * text. Encodings that change letters (base64 at each alignment, hexadecimal, UTF-16) are looked for beside the value itself.
 */

import { isArray, isObject, type Json } from '../../policy/standards/json.ts';
import { decode, lettersOf, levelsOf } from './spelling.ts';

/** Removes every known secret from a text. */
export type Scrub = (text: string) => string;

const MASK = '***';

/** Shorter values would take ordinary words with them; they are hidden only where Terraform marks them. */
const SHORTEST = 4;
/** Fewer letters and digits are looked for as they are spelled, and only as a word of their own where they are short. */
const SHORTEST_ANYWHERE = 8;
/** Fewer digits are ports and counts. */
const SHORTEST_NUMBER = 6;
const NOT_SECRET = new Set(['true', 'false', 'null', 'none']);

/** Names of a plan and its configuration, as they may be asked whether a value is one of them. */
export type Names = (value: string) => boolean;

/**
 * Whether a value cannot be told from ordinary text: `prod`, `8080`, or a word that names something in the configuration.
 * Removing it everywhere would take addresses along, and show by the holes what it is.
 */
export function isTooCommon(value: string, isName: Names = () => false): boolean {
  const text = value.trim();
  if (text.length < SHORTEST || NOT_SECRET.has(text.toLowerCase())) return true;
  if (/^-?[\d.]+$/.test(text)) return text.length < SHORTEST_NUMBER;
  return looksLikeName(text) && (text.length < SHORTEST_ANYWHERE || isName(text));
}

/** Words of letters, small numbers or few signs, as people name things: `prod`, `japan-east`, `gpt-4o`. */
function looksLikeName(text: string): boolean {
  return (
    text.length < 24 &&
    text.split(/[-_./ ]/).every((word) => /^([A-Za-z]+|\d{1,4}|[A-Za-z0-9]{1,3})$/.test(word))
  );
}

/** Values worth registering as the runner's masks, line by line, as the runner masks by line. */
export function masksOf(secrets: Iterable<string>): readonly string[] {
  const lines = [...secrets].flatMap(linesOf);
  return [...new Set(lines)].filter(
    (line) => line.trim().length >= SHORTEST_ANYWHERE && !isTooCommon(line),
  );
}

/**
 * A function that removes the given values from a text. What results holds none of them: replacing may join pieces into a new
 * match, so it is repeated until nothing matches, and it ends because every match takes letters away.
 *
 * @param isName tells which words name something in the configuration: these stay
 */
export function createScrub(secrets: Iterable<string>, isName: Names = () => false): Scrub {
  const patterns: Patterns = new Map();
  const literals = new Set<string>();
  for (const secret of secrets) {
    if (isTooCommon(secret, isName)) continue;
    for (const line of linesOf(secret)) {
      if (isTooCommon(line, isName)) continue;
      const isNumber = /^[\d\s.-]+$/.test(line);
      if (!isNumber) addLetters(patterns, line);
      if (isNumber || lettersOf(line).length < SHORTEST_ANYWHERE) {
        for (const literal of literalsOf(line)) literals.add(literal);
      }
      addEncodings(patterns, line);
    }
  }
  const find = createFinder(patterns);
  const literal = literals.size === 0 ? undefined : literalPattern(literals);
  if (patterns.size === 0 && literal === undefined) return (text) => text;
  return (text) => {
    for (let before = text; ; ) {
      // Most texts of a plan are names of attributes, and shorter than any pattern.
      const none = patterns.size === 0 || before.length < SHORTEST_ANYWHERE;
      const found = none ? before : maskSpans(before, find(before));
      const after = literal === undefined ? found : found.replace(literal, MASK);
      if (after === before) return after;
      before = after;
    }
  };
}

/** The document with every string and number scrubbed, keys as well. */
export function scrubJson(value: Json, scrub: Scrub): Json {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'number') return scrub(String(value)) === String(value) ? value : MASK;
  if (isArray(value)) return value.map((item) => scrubJson(item, scrub));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [scrub(key), scrubJson(item, scrub)]),
  );
}

/**
 * Removes what has the shape of a key, for text of providers: they quote requests and answers, with keys that no plan and no
 * variable knows. Ids with dashes and checksums of 64 digits stay.
 */
export function scrubShapes(text: string): string {
  return SHAPES.reduce((rest, shape) => rest.replace(shape, `$1${MASK}`), text);
}

const KEY_NAMES =
  'account_?key|shared_?access_?key|shared_?access_?signature|primary_?key|secondary_?key|(?:primary|secondary)_?master_?key|(?:master|system|function|admin|query|instrumentation|access|api|subscription|private)[-_ ]?key|ocp-apim-subscription-key|key[12]|sig|sas_?token|client_?secret|secret|pass(?:word|phrase)?|pwd|(?:access|refresh|id|bearer)?_?token|assertion|(?:primary|secondary)?_?connection_?string|credential';

const SHAPES: readonly RegExp[] = [
  /()(?<![\w-])eyJ[\w-]{4,}\.[\w-]{4,}(?:\.[\w-]*)?/g,
  /(\b(?:Bearer|Basic|SharedKey|SharedAccessSignature)\s+)[\w+/=.:~%-]{8,}/gi,
  // `"primaryKey": "..."`, `AccountKey=...`, `sig=...`, in JSON within JSON too.
  new RegExp(
    `((?<![\\w-])[\\w-]*(?:${KEY_NAMES})(?:\\\\*["'])?\\s*(?:[:=]|=>)\\s*(?:\\\\*["'])?)(?!\\*\\*\\*)[^\\s"'\\\\,;&<>(){}]{4,}`,
    'gi',
  ),
  // Keys of API Management and Cognitive Services; of storage, Service Bus and Cosmos DB; Azure's newer, marked ones.
  /()(?<![A-Za-z0-9+/=_-])[0-9a-fA-F]{32}(?![A-Za-z0-9+/=_-])/g,
  /()(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}=)(?![A-Za-z0-9+/=])/g,
  /()(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*(?:JQQJ99|AzFu|AzSe|AzCa|ACDb|AStb))[A-Za-z0-9+/]{52,88}={0,2}(?![A-Za-z0-9+/=])/g,
];

/** Signs around the letters of a value, which are masked with them where they are there. */
type Border = { readonly before: string; readonly after: string };

const NO_BORDER: Border = { before: '', after: '' };

/** A line gives itself away alone; what announces a key is no secret. */
function linesOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n/).map((line) => line.trim());
  if (lines.length === 1) return [secret.trim()];
  const long = lines.filter(
    (line) => line.length >= SHORTEST_ANYWHERE && !/^-+(BEGIN|END) [A-Z0-9 ]+-+$/.test(line),
  );
  return long.length === 0 ? [secret.trim()] : long;
}

type Patterns = Map<string, Border>;

function addTo(patterns: Patterns, text: string, border: Border): void {
  if (text.length >= SHORTEST_ANYWHERE && !patterns.has(text)) patterns.set(text, border);
}

function addLetters(patterns: Patterns, secret: string): void {
  for (const { letters, text } of levelsOf(secret)) {
    const before = /^[^A-Za-z0-9]*/.exec(text)?.[0] ?? '';
    const last = text.length - (letters === '' ? 0 : lengthOfEnd(text));
    addTo(patterns, letters, { before, after: text.slice(last) });
  }
}

function addEncodings(patterns: Patterns, secret: string): void {
  const add = (text: string) => addTo(patterns, text, NO_BORDER);
  const escaped = JSON.stringify(secret).slice(1, -1);
  const spellings = new Set([secret, escaped, goJson(escaped), escapeMarkup(secret)]);
  for (const spelling of spellings) {
    const bytes = Buffer.from(spelling, 'utf8');
    for (const encoded of base64(bytes)) add(encoded);
    add(bytes.toString('hex'));
    add(bytes.toString('hex').toUpperCase());
  }
  const twice = Buffer.from(Buffer.from(secret, 'utf8').toString('base64'), 'utf8');
  for (const bytes of [twice, Buffer.from(secret, 'utf16le')]) {
    for (const text of base64(bytes)) add(text);
  }
}

/** How many signs stand behind the last letter. */
function lengthOfEnd(text: string): number {
  let length = 0;
  while (!/[A-Za-z0-9]/.test(text.at(-1 - length) ?? 'a')) length++;
  return length;
}

/**
 * The base64 of the value wherever it lies in a longer text, such as `user:secret`: base64 has three alignments, and the
 * characters at the borders also depend on the neighbours. Letters and digits only, as everything here.
 */
function base64(bytes: Buffer): readonly string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    const inner = encoded.slice(
      Math.ceil((offset * 8) / 6),
      Math.floor(((offset + bytes.length) * 8) / 6),
    );
    return inner.replaceAll(/[^A-Za-z0-9]/g, '');
  });
}

/** As Go writes JSON, Terraform included: `<`, `>` and `&` as escapes. */
function goJson(escaped: string): string {
  return escaped.replaceAll('&', '\\u0026').replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
}

function escapeMarkup(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

type Span = { readonly from: number; readonly to: number };

/**
 * Finds patterns by their first letters, in one pass over the text, however many they are (Wu and Manber, "A fast algorithm for multi-pattern
 * searching", 1994): three letters tell how far the next beginning is at least, which is mostly all the way. A run is over before V8 has
 * compiled such a loop, so what counts is how few its steps are.
 */
function createFinder(patterns: ReadonlyMap<string, Border>): (text: string) => readonly Span[] {
  const byHead = new Map<string, string[]>();
  const shifts = new Uint8Array(BLOCKS).fill(SHORTEST_ANYWHERE - BLOCK + 1);
  for (const pattern of [...patterns.keys()].sort((a, b) => b.length - a.length)) {
    const head = pattern.slice(0, SHORTEST_ANYWHERE);
    byHead.set(head, [...(byHead.get(head) ?? []), pattern]);
    const codes = Buffer.from(head, 'latin1');
    for (let last = BLOCK - 1; last < codes.length; last++) {
      const block = blockAt(codes, last);
      shifts[block] = Math.min(shifts[block] ?? 0, codes.length - 1 - last);
    }
  }
  return (text) => {
    const spans: Span[] = [];
    for (const { letters, decoded, positionOf } of decode(text)) {
      const codes = Buffer.from(letters, 'latin1');
      for (let end = SHORTEST_ANYWHERE - 1; end < codes.length; ) {
        const shift = shifts[blockAt(codes, end)] ?? 0;
        end += Math.max(shift, 1);
        if (shift > 0) continue;
        const start = end - SHORTEST_ANYWHERE;
        const head = letters.slice(start, end);
        const candidates = byHead.get(head) ?? [];
        const pattern = candidates.find((candidate) => letters.startsWith(candidate, start));
        if (pattern === undefined) continue;
        const border = patterns.get(pattern) ?? NO_BORDER;
        const begin = positionOf(start);
        const first = begin - border.before.length;
        const last = positionOf(start + pattern.length - 1) + border.after.length;
        const takesBefore = decoded.text.slice(first, begin) === border.before;
        const takesAfter =
          decoded.text.slice(last - border.after.length + 1, last + 1) === border.after;
        spans.push({
          from: decoded.from(takesBefore ? first : begin),
          to: decoded.to(takesAfter ? last : last - border.after.length),
        });
      }
    }
    return spans;
  };
}

const BLOCK = 3;
const BLOCKS = 1 << (6 * BLOCK);

/** Three letters as a number. Some have one in common with others, which costs a look. */
function blockAt(codes: Buffer, last: number): number {
  const first = ((codes[last - 2] ?? 0) & 63) << 12;
  return first | (((codes[last - 1] ?? 0) & 63) << 6) | ((codes[last] ?? 0) & 63);
}

function maskSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const pieces: string[] = [];
  let end = 0;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.from >= end) pieces.push(text.slice(end, span.from), MASK);
    end = Math.max(end, span.to);
  }
  pieces.push(text.slice(end));
  return pieces.join('');
}

/** Of values with few letters, where comparing letters would find too much. */
function literalsOf(secret: string): readonly string[] {
  const escaped = JSON.stringify(secret).slice(1, -1);
  // A lone surrogate has no UTF-8 form and makes encodeURIComponent throw.
  const url = encodeURIComponent(secret.toWellFormed());
  const bytes = Buffer.from(secret, 'utf8');
  const markup = escapeMarkup(secret);
  const encoded =
    bytes.length < SHORTEST_ANYWHERE ? [] : [bytes.toString('base64'), bytes.toString('base64url')];
  return [
    secret,
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    goJson(escaped),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    markup,
    markup.replaceAll('&quot;', '"'),
    markup.replaceAll("'", '&apos;'),
    markup.replaceAll("'", '&#39;').replaceAll('&quot;', '&#34;'),
    secret
      .replaceAll(/[\\`*_{}[\]()|~!>+-]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;'),
    secret.replaceAll('|', '\\|'),
    secret.replaceAll('"', '""'),
    url,
    url.replaceAll('%20', '+'),
    new URLSearchParams([['', secret]]).toString().slice(1),
    ...encoded,
  ].filter((spelling) => spelling.length >= SHORTEST);
}

function literalPattern(literals: ReadonlySet<string>): RegExp {
  const alternatives = [...literals]
    .sort((a, b) => b.length - a.length)
    .map((literal) => {
      const exact = literal.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
      return literal.length >= SHORTEST_ANYWHERE && /[^\d]/.test(literal)
        ? exact
        : `(?<![A-Za-z0-9])${exact}(?![A-Za-z0-9])`;
    });
  return new RegExp(alternatives.join('|'), 'g');
}
