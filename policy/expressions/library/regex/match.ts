/**
 * A backtracking matcher that charges every step to the evaluation's budget. JavaScript's own RegExp cannot be
 * interrupted: a pattern such as `(a+)+b` would hang the process. Here it ends with the budget.
 */
import { CHARACTERS_PER_STEP } from '../../limits.ts';
import { isWord, type Node, type Pattern } from './pattern.ts';

export type Span = { readonly start: number; readonly end: number };

/** The captures of every group, in order; empty for a group that did not take part. */
export type Found = Span & { readonly groups: readonly (readonly Span[])[] };

type Continue = (position: number) => boolean;
type Match = (state: State, position: number, next: Continue) => boolean;

type State = {
  readonly text: string;
  readonly groups: Span[][];
  /** Where the search began: `\G`. */
  readonly from: number;
  readonly spend: (steps: number) => void;
};

/** Matcher steps are small: eight of them cost one step of the budget. */
const STEP = 1 / 8;

/** Looking at a single character. */
const TEST = 1 / 32;

export class Matcher {
  readonly pattern: Pattern;
  readonly #match: Match;

  constructor(pattern: Pattern) {
    this.pattern = pattern;
    this.#match = compile(pattern.root);
  }

  /** The first match at or behind `from`. */
  find(text: string, from: number, spend: (steps: number) => void): Found | undefined {
    for (let start = from; start <= text.length; start++) {
      const groups: Span[][] = Array.from({ length: this.pattern.groupCount }, () => []);
      const state: State = { text, groups, from, spend };
      spend(STEP + this.pattern.groupCount * TEST);
      let end = -1;
      const matched = this.#match(state, start, (position) => {
        end = position;
        return true;
      });
      if (matched) return { start, end, groups };
    }
    return undefined;
  }
}

function compile(node: Node): Match {
  switch (node.kind) {
    case 'character': {
      const { test } = node;
      return ({ text, spend }, position, next) => {
        spend(TEST);
        return position < text.length && test(text.charCodeAt(position)) && next(position + 1);
      };
    }
    case 'sequence':
      return sequence(node.parts.map(compile));
    case 'choice': {
      const options = node.options.map(compile);
      return (state, position, next) => {
        state.spend(STEP);
        return options.some((option) => option(state, position, next));
      };
    }
    case 'capture':
      return capture(compile(node.body), node.group);
    case 'atomic': {
      const body = compile(node.body);
      return (state, position, next) => {
        const end = endOf(body, state, position);
        return end !== undefined && next(end);
      };
    }
    case 'look':
      return look(compile(node.body), node.behind, node.negative);
    case 'repeat':
      return node.body.kind === 'character'
        ? repeatCharacter(node.body.test, node)
        : repeat(compile(node.body), node);
    case 'reference':
      return reference(node.group, node.ignoreCase);
    case 'anchor':
      return anchor(node.at);
  }
}

function sequence(parts: readonly Match[]): Match {
  const at = (index: number): Match => {
    const part = parts[index];
    if (part === undefined) return (_, position, next) => next(position);
    const rest = at(index + 1);
    return (state, position, next) => part(state, position, (after) => rest(state, after, next));
  };
  return at(0);
}

function endOf(body: Match, state: State, position: number): number | undefined {
  let end: number | undefined;
  body(state, position, (after) => {
    end = after;
    return true;
  });
  return end;
}

function capture(body: Match, group: number): Match {
  return (state, position, next) => {
    const captures = state.groups[group] ?? [];
    return body(state, position, (end) => {
      captures.push({ start: position, end });
      if (next(end)) return true;
      captures.pop();
      return false;
    });
  };
}

function look(body: Match, behind: boolean, negative: boolean): Match {
  const matches = (state: State, position: number): boolean => {
    if (!behind) return body(state, position, () => true);
    for (let start = position; start >= 0; start--) {
      state.spend(STEP);
      if (body(state, start, (end) => end === position)) return true;
    }
    return false;
  };
  return (state, position, next) => {
    state.spend(state.groups.length * TEST);
    const saved = state.groups.map((captures) => captures.length);
    const found = matches(state, position);
    if (found !== negative && next(position)) return true;
    // What a lookaround captured is forgotten when the match goes another way.
    state.groups.forEach((captures, index) => {
      captures.length = saved[index] ?? 0;
    });
    return false;
  };
}

type Repeat = Extract<Node, { kind: 'repeat' }>;

/** Single characters are counted in a loop, not by recursion: texts may be long. */
function repeatCharacter(
  test: (code: number) => boolean,
  { minimum, maximum, lazy }: Repeat,
): Match {
  return (state, position, next) => {
    const { text, spend } = state;
    const accepts = (at: number) => at < text.length && test(text.charCodeAt(at));
    let end = position;
    while (end - position < minimum) {
      if (!accepts(end)) return false;
      end++;
      spend(STEP);
    }
    if (lazy) {
      for (;;) {
        if (next(end)) return true;
        if (end - position >= maximum || !accepts(end)) return false;
        end++;
        spend(STEP);
      }
    }
    while (end - position < maximum && accepts(end)) {
      end++;
      spend(STEP);
    }
    for (; end - position >= minimum; end--) {
      spend(STEP);
      if (next(end)) return true;
    }
    return false;
  };
}

function repeat(body: Match, { minimum, maximum, lazy }: Repeat): Match {
  const run = (state: State, count: number, position: number, next: Continue): boolean => {
    state.spend(STEP);
    const again = () =>
      count < maximum &&
      body(state, position, (after) => {
        // An empty round would repeat for ever.
        if (after === position && count >= minimum) return false;
        return run(state, count + 1, after, next);
      });
    if (count < minimum) return again();
    return lazy ? next(position) || again() : again() || next(position);
  };
  return (state, position, next) => run(state, 0, position, next);
}

function reference(group: number, ignoreCase: boolean): Match {
  return ({ text, groups, spend }, position, next) => {
    const captured = groups[group]?.at(-1);
    if (captured === undefined) return false;
    spend(STEP + (captured.end - captured.start) / CHARACTERS_PER_STEP);
    const wanted = text.slice(captured.start, captured.end);
    const actual = text.slice(position, position + wanted.length);
    const same = ignoreCase ? actual.toLowerCase() === wanted.toLowerCase() : actual === wanted;
    return same && next(position + wanted.length);
  };
}

function anchor(at: Extract<Node, { kind: 'anchor' }>['at']): Match {
  return ({ text, from }, position, next) => isAt(at, text, position, from) && next(position);
}

function isAt(
  at: Extract<Node, { kind: 'anchor' }>['at'],
  text: string,
  position: number,
  from: number,
): boolean {
  const atEnd = position === text.length;
  switch (at) {
    case 'start':
      return position === 0;
    case 'end':
      return atEnd;
    case 'lastLineEnd':
      return atEnd || (position === text.length - 1 && text.charAt(position) === '\n');
    case 'lineStart':
      return position === 0 || text.charAt(position - 1) === '\n';
    case 'lineEnd':
      return atEnd || text.charAt(position) === '\n';
    case 'previous':
      return position === from;
    default: {
      const before = position > 0 && isWord(text.charCodeAt(position - 1));
      const after = !atEnd && isWord(text.charCodeAt(position));
      return (before !== after) === (at === 'word');
    }
  }
}
