/**
 * Output of provisioners and of what does not speak JSON, line by line, without secrets that go over the end of a line: a few
 * lines are held back, so that each is seen with what follows it.
 */

import type { Scrub } from './redact.ts';

/** A value that is spread over more lines than this is shown as it is. */
const HELD = 8;

export type Lines = {
  readonly add: (line: string) => void;
  /** At the end: tells what is held back. */
  readonly flush: () => void;
};

/** @param tell called with scrubbed lines, in order */
export function createLines(scrub: Scrub, tell: (text: string) => void): Lines {
  let held: readonly string[] = [];
  const countOf = (text: string) => text.split('\n').length;
  return {
    add: (line) => {
      held = [...held, line];
      const text = held.join('\n');
      const scrubbed = scrub(text);
      if (countOf(scrubbed) < countOf(text)) {
        // Something went over a line's end: which line has what of it cannot be said any more.
        held = [scrubbed];
      }
      if (held.length <= HELD) return;
      const [first = '', ...rest] = held;
      tell(scrub(first));
      held = rest;
    },
    flush: () => {
      if (held.length > 0) tell(scrub(held.join('\n')));
      held = [];
    },
  };
}
