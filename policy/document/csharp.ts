/**
 * Finds the end of a C# expression inside a document. A raw document is not XML: quotes, angle brackets and
 * apostrophes of the code stand there as they are, so only C#'s own rules tell where an expression ends.
 */

export type Scan =
  | { readonly end: number }
  /** `isLimit`: this reader's, which says nothing about API Management. */
  | { readonly fault: string; readonly offset: number; readonly isLimit?: true };

/** Far beyond what the compiler takes; keeps the memory that a hostile document asks for small. */
const DEEPEST_NESTING = 1000;

/** What is open at a point: a bracket, waiting for its closer, or an interpolated string. */
type Open = {
  readonly closer: ')' | ']' | '}' | '"';
  readonly verbatim: boolean;
  readonly offset: number;
};

/**
 * Scans from the bracket at `start` to the one that closes it.
 *
 * Knows strings (plain, verbatim, interpolated with nested holes), characters, both kinds of comments and
 * brackets. Does not check C#: that is the compiler's.
 *
 * @returns the offset after the closing bracket, or what stays open and where it began. Linear in the length.
 */
export function scanExpression(text: string, start: number, limit = text.length): Scan {
  const open: Open[] = [];
  let at = start;
  while (at < limit) {
    const top = open.at(-1);
    if (top !== undefined && open.length > DEEPEST_NESTING) {
      return {
        fault: `C# is nested deeper than ${DEEPEST_NESTING}`,
        offset: top.offset,
        isLimit: true,
      };
    }
    const character = text.charAt(at);
    const next = at + 1 < limit ? text.charAt(at + 1) : '';

    if (top?.closer === '"') {
      if (character === '{' && next === '{') at += 2;
      else if (character === '{') {
        open.push({ closer: '}', verbatim: false, offset: at });
        at += 1;
      } else if (character === '"' && next === '"' && top.verbatim) at += 2;
      else if (character === '"') {
        open.pop();
        at += 1;
      } else if (character === '\\' && !top.verbatim) at += 2;
      else if (character === '\n' && !top.verbatim) return unterminated('string', top.offset);
      else at += 1;
      continue;
    }

    // In a hole, what follows a colon is a format and not code: {now:yyyy-MM-dd'T'HH}.
    if (character === ':' && top?.closer === '}' && open.at(-2)?.closer === '"') {
      while (at < limit && text.charAt(at) !== '}' && text.charAt(at) !== '"') at += 1;
      continue;
    }

    const interpolation =
      character === '$' || character === '@'
        ? /^(?:\$@|@\$|\$)"/.exec(text.slice(at, Math.min(at + 3, limit)))
        : null;
    if (interpolation !== null) {
      open.push({ closer: '"', verbatim: interpolation[0].includes('@'), offset: at });
      at += interpolation[0].length;
    } else if (character === '@' && next === '"') {
      const end = endOfVerbatim(text, at + 2, limit);
      if (end === undefined) return unterminated('string', at);
      at = end;
    } else if (character === '"' || character === "'") {
      const end = endOfQuoted(text, at + 1, limit, character);
      if (end === undefined) return unterminated(character === '"' ? 'string' : 'character', at);
      at = end;
    } else if (character === '/' && next === '/') {
      const end = text.indexOf('\n', at);
      at = end === -1 || end > limit ? limit : end;
    } else if (character === '/' && next === '*') {
      const end = text.indexOf('*/', at + 2);
      if (end === -1 || end + 2 > limit) return unterminated('comment', at);
      at = end + 2;
    } else if (character === '(' || character === '[' || character === '{') {
      open.push({ closer: closerOf(character), verbatim: false, offset: at });
      at += 1;
    } else if (character === ')' || character === ']' || character === '}') {
      if (top?.closer !== character) {
        return { fault: `"${character}" closes nothing that is open`, offset: at };
      }
      open.pop();
      at += 1;
      if (open.length === 0) return { end: at };
    } else at += 1;
  }
  const top = open.at(-1);
  return top === undefined || top.closer === '"'
    ? unterminated('string', top?.offset ?? start)
    : { fault: `"${text.charAt(top.offset)}" is never closed`, offset: top.offset };
}

/** The expressions inside of a text, up to the first that is not complete: `@(…)` and `@{…}`. Linear in the length. */
export function expressionsIn(
  text: string,
): readonly { readonly kind: 'expression' | 'block'; readonly text: string }[] {
  const found: { kind: 'expression' | 'block'; text: string }[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const bracket = text.charAt(at + 1);
    if (bracket !== '(' && bracket !== '{') continue;
    const scan = scanExpression(text, at + 1);
    if ('fault' in scan) break;
    const kind = bracket === '{' ? 'block' : 'expression';
    found.push({ kind, text: text.slice(at + 2, scan.end - 1) });
    at = scan.end - 1;
  }
  return found;
}

function closerOf(opener: '(' | '[' | '{'): ')' | ']' | '}' {
  return opener === '(' ? ')' : opener === '[' ? ']' : '}';
}

function unterminated(what: string, offset: number): Scan {
  return { fault: `this C# ${what} is never closed`, offset };
}

function endOfQuoted(text: string, from: number, limit: number, quote: string): number | undefined {
  for (let at = from; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '\n') return undefined;
    else if (character === quote) return at + 1;
  }
  return undefined;
}

function endOfVerbatim(text: string, from: number, limit: number): number | undefined {
  for (let at = from; at < limit; at += 1) {
    if (text.charAt(at) !== '"') continue;
    if (text.charAt(at + 1) === '"' && at + 1 < limit) at += 1;
    else return at + 1;
  }
  return undefined;
}
