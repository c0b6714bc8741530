/** URL templates of operations: `/deployments/{deployment-id}/chat/completions`, `/files/*`, `/items?kind={kind}`. */

type Segment =
  /** `text` in its comparable form. */
  | { readonly type: 'literal'; readonly text: string }
  /** Texts stand around the parameters: one more of them than names. */
  | {
      readonly type: 'parameter';
      readonly names: readonly string[];
      readonly texts: readonly string[];
    }
  | { readonly type: 'wildcard'; readonly name: string };

export type UrlTemplate = {
  readonly segments: readonly Segment[];
  /** Query parameters that the template binds: parameter name by query name. */
  readonly query: ReadonlyMap<string, string>;
};

export function parseUrlTemplate(template: string): UrlTemplate {
  const [path = '', query = ''] = template.split('?', 2);
  return {
    segments: segmentsOf(path).map(parseSegment),
    query: new Map(
      query.split('&').flatMap((written): [string, string][] => {
        const [, name, parameter] = /^([^=]+)=\{([^}]+)\}/.exec(written) ?? [];
        return name === undefined || parameter === undefined ? [] : [[name, parameter]];
      }),
    ),
  };
}

/** A path, taken apart once for all the templates that it is held against. */
export type Path = {
  readonly segments: readonly string[];
  /** The same as literals are compared: decoded, letters' case ignored. */
  readonly comparable: readonly string[];
};

export function decodePath(segments: readonly string[]): Path {
  return { segments, comparable: segments.map(comparable) };
}

function comparable(segment: string): string {
  return decode(segment).toLowerCase();
}

/** @returns the template's parameters, decoded, or undefined when the path does not match. */
export function matchPath(template: UrlTemplate, given: Path): Map<string, string> | undefined {
  if (!matchesLiterals(template, given)) return undefined;
  const parameters = new Map<string, string>();
  for (let index = 0; index < template.segments.length; index += 1) {
    const segment = template.segments[index];
    if (segment === undefined || segment.type === 'literal') continue;
    if (segment.type === 'wildcard') {
      parameters.set(segment.name, decode(given.segments.slice(index).join('/')));
      break;
    }
    const written = given.segments[index] ?? '';
    const values = parameterValues(segment.texts, written);
    if (values === undefined) return undefined;
    segment.names.forEach((name, order) => {
      parameters.set(name, decode(values[order] ?? ''));
    });
  }
  return parameters;
}

/** Nearly all templates that do not match differ here already. */
function matchesLiterals({ segments }: UrlTemplate, given: Path): boolean {
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    if (segment?.type === 'wildcard') return true;
    if (index >= given.segments.length) return false;
    if (segment?.type === 'literal' && segment.text !== given.comparable[index]) return false;
  }
  return segments.length === given.segments.length;
}

/** Orders templates so that the more specific one comes first: literals before parameters before wildcards. */
export function compareSpecificity(one: UrlTemplate, other: UrlTemplate): number {
  const rank = { literal: 0, parameter: 1, wildcard: 2 } as const;
  const length = Math.max(one.segments.length, other.segments.length);
  for (let index = 0; index < length; index += 1) {
    const a = one.segments[index];
    const b = other.segments[index];
    const difference = (a === undefined ? 0 : rank[a.type]) - (b === undefined ? 0 : rank[b.type]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Segments of a path; a leading slash and an empty path make none. */
export function segmentsOf(path: string): readonly string[] {
  const trimmed = path.startsWith('/') ? path.slice(1) : path;
  return trimmed === '' ? [] : trimmed.split('/');
}

function parseSegment(segment: string): Segment {
  if (segment === '*') return { type: 'wildcard', name: '*' };
  const wildcard = /^\{\*([^}]+)\}$/.exec(segment);
  if (wildcard !== null) return { type: 'wildcard', name: wildcard[1] ?? '*' };
  if (!segment.includes('{')) return { type: 'literal', text: comparable(segment) };
  const names: string[] = [];
  const texts: string[] = [];
  let from = 0;
  for (let start = segment.indexOf('{'); start >= 0; start = segment.indexOf('{', from)) {
    const end = segment.indexOf('}', start);
    if (end < 0) break;
    texts.push(segment.slice(from, start).toLowerCase());
    names.push(segment.slice(start + 1, end));
    from = end + 1;
  }
  texts.push(segment.slice(from).toLowerCase());
  if (names.length === 0) return { type: 'literal', text: comparable(segment) };
  return { type: 'parameter', names, texts };
}

/**
 * What stands between texts, whose letters' case is ignored: each parameter has a character at least and ends at the
 * next place where the text behind it stands. One walk from left to right: a caller's segment may be long.
 */
function parameterValues(texts: readonly string[], written: string): string[] | undefined {
  const [first = '', ...rest] = texts;
  const last = rest.at(-1) ?? '';
  const folded = written.toLowerCase();
  const end = written.length - last.length;
  if (!folded.startsWith(first) || !folded.endsWith(last)) return undefined;
  const values: string[] = [];
  let from = first.length;
  for (const text of rest.slice(0, -1)) {
    const found = folded.indexOf(text, from + 1);
    if (found < 0) return undefined;
    values.push(written.slice(from, found));
    from = found + text.length;
  }
  if (from >= end) return undefined;
  values.push(written.slice(from, end));
  return values;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
