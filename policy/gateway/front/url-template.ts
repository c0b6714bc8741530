/** URL templates of operations: `/deployments/{deployment-id}/chat/completions`, `/files/*`, `/items?kind={kind}`. */

type Segment =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'parameter'; readonly pattern: RegExp; readonly names: readonly string[] }
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
      Array.from(
        query.matchAll(/([^=&]+)=\{([^}]+)\}/g),
        ([, name = '', parameter = '']): [string, string] => [name, parameter],
      ),
    ),
  };
}

/** @returns the template's parameters, decoded, or undefined when the path does not match. Letters' case is ignored. */
export function matchPath(template: UrlTemplate, path: string): Map<string, string> | undefined {
  const given = segmentsOf(path);
  const parameters = new Map<string, string>();
  for (const [index, segment] of template.segments.entries()) {
    if (segment.type === 'wildcard') {
      parameters.set(segment.name, decode(given.slice(index).join('/')));
      return parameters;
    }
    const text = given[index];
    if (text === undefined) return undefined;
    if (segment.type === 'literal') {
      if (decode(text).toLowerCase() !== segment.text.toLowerCase()) return undefined;
      continue;
    }
    const match = segment.pattern.exec(text);
    if (match === null) return undefined;
    for (const [order, name] of segment.names.entries())
      parameters.set(name, decode(match[order + 1] ?? ''));
  }
  return given.length === template.segments.length ? parameters : undefined;
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
  if (!segment.includes('{')) return { type: 'literal', text: decode(segment) };
  const names: string[] = [];
  const pattern = segment
    .split(/(\{[^}]*\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1));
      return '([^/]+?)';
    })
    .join('');
  return { type: 'parameter', pattern: new RegExp(`^${pattern}$`, 'i'), names };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
