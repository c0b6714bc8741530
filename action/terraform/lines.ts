/**
 * Output of provisioners and of what does not speak JSON, line by line, without secrets that go over the end of a line: a few
 * lines are held back, so that each is seen with what follows it.
 */

import type { Scrub } from './redact.ts';

/** A value that is spread over more lines than this is shown as it is. */
const HELD = 8;

type Line = {
  /** Who says it; stands before each line. */
  readonly prefix: string;
  readonly text: string;
};

export type Lines = {
  readonly add: (line: Line) => void;
  /** At the end: tells what is held back. */
  readonly flush: () => void;
};

/** @param tell called with scrubbed lines, in order */
export function createLines(scrub: Scrub, tell: (text: string) => void): Lines {
  let held: readonly Line[] = [];
  const tellLine = ({ prefix, text }: Line) => tell(scrub(`${prefix}${text}`));
  /** Where something went over a line's end, which line has what of it cannot be said any more: they become one. */
  const join = () => {
    const text = held.map((line) => line.text).join('\n');
    const scrubbed = scrub(text);
    if (countOf(scrubbed) < countOf(text)) {
      held = [{ prefix: held[0]?.prefix ?? '', text: scrubbed }];
    }
  };
  return {
    add: (line) => {
      held = [...held, line];
      join();
      if (held.length <= HELD) return;
      const [first, ...rest] = held;
      if (first !== undefined) tellLine(first);
      held = rest;
    },
    flush: () => {
      held.forEach(tellLine);
      held = [];
    },
  };
}

function countOf(text: string): number {
  return text.split('\n').length;
}
