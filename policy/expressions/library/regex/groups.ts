/** Which parentheses of a pattern capture, and as what. */
import { EXPLICIT_CAPTURE } from './pattern.ts';

export type Groups = {
  /** The number of the group that a `(` opens, by its offset. */
  readonly numbers: ReadonlyMap<number, number>;
  readonly names: ReadonlyMap<string, number>;
  readonly count: number;
};

/** Unnamed groups are numbered first, named ones after them; a name may be a number itself. */
export function numberGroups(source: string, options: number): Groups {
  const numbers = new Map<number, number>();
  const names = new Map<string, number>([['0', 0]]);
  const named: [number, string][] = [];
  const unnamed: number[] = [];
  let explicit = (options & EXPLICIT_CAPTURE) !== 0;
  let inClass = false;
  for (let index = 0; index < source.length; index++) {
    const char = source.charAt(index);
    if (char === '\\') index++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') {
      inClass = true;
      if (source[index + 1] === '^') index++;
      if (source[index + 1] === ']') index++;
    } else if (char === '(') {
      const rest = source.slice(index, index + 80);
      const name = /^\(\?(?:<(\w+)>|'(\w+)')/.exec(rest);
      const text = name?.[1] ?? name?.[2];
      const inline = /^\(\?[imsx]*(-[imsx]*)?n[imnsx]*[:)]/.exec(rest);
      if (inline !== null) explicit = inline[1] === undefined;
      if (text !== undefined && !/^0/.test(text)) named.push([index, text]);
      else if (source[index + 1] !== '?' && !explicit) unnamed.push(index);
    }
  }
  const taken = new Set(named.map(([, name]) => Number(name)));
  let count = 0;
  const next = () => {
    do count++;
    while (taken.has(count));
    return count;
  };
  for (const index of unnamed) {
    const number = next();
    numbers.set(index, number);
    names.set(String(number), number);
  }
  let highest = count;
  for (const [index, name] of named) {
    const number = names.get(name) ?? (/^\d+$/.test(name) ? Number(name) : next());
    highest = Math.max(highest, number);
    names.set(name, number);
    numbers.set(index, number);
  }
  return { numbers, names, count: highest };
}
