/**
 * The one way out: whatever a command says to the runner, writes into a report or sends to GitHub passes here last, after
 * every escaping, and leaves without the secrets known so far. And no text from elsewhere becomes a command to the runner.
 */

import { inert } from './inert.ts';
import { createScrub, isTooCommon, masksOf, type Names, type Scrub } from './terraform/redact.ts';
import type { Secrets } from './terraform/secrets.ts';
import type { Workflow } from './workflow.ts';

export type Secrecy = {
  /** The runner, guarded. */
  readonly workflow: Workflow;
  /**
   * From now on these values are hidden. What cannot be told from ordinary text is not; then a warning says where it comes
   * from, and nothing more.
   *
   * @param isName whether a word names something in the configuration
   */
  readonly learn: (secrets: Secrets, isName?: Names) => void;
  /** Knows all that was learnt, also what is learnt later. */
  readonly scrub: Scrub;
};

/** @param runner the unguarded runner */
export function createSecrecy(runner: Workflow): Secrecy {
  const known = new Map<string, string>();
  const masked = new Set<string>();
  const told = new Set<string>();
  let names: Names = () => false;
  let current: Scrub = (text) => text;
  const scrub: Scrub = (text) => current(text);

  const workflow: Workflow = {
    info: (text) => runner.info(inert(scrub(text))),
    // The runner's own escaping makes one line of it.
    annotate: (finding) =>
      runner.annotate({
        ...finding,
        message: scrub(finding.message),
        ...(finding.file === undefined ? {} : { file: scrub(finding.file) }),
      }),
    group: (title, work) => runner.group(inert(scrub(title)), work),
    output: (name, value) => runner.output(name, scrub(value)),
    mask: runner.mask,
    // Where our own files are, which the post step has to find.
    saveState: runner.saveState,
    summary: (markdown) => runner.summary(scrub(markdown)),
  };

  const hide = () => {
    current = createScrub(known.keys(), names);
    for (const mask of masksOf([...known.keys()].filter((value) => !isTooCommon(value, names)))) {
      if (!masked.has(mask)) runner.mask(mask);
      masked.add(mask);
    }
  };

  return {
    workflow,
    scrub,
    learn: (secrets, isName) => {
      names = isName ?? names;
      const fresh = [...secrets].filter(([value]) => !known.has(value));
      for (const [value, origin] of fresh) known.set(value, origin);
      // Much of it is said more than once.
      if (fresh.length > 0 || isName !== undefined) hide();
      const common = [...secrets].filter(
        ([value, origin]) =>
          isTooCommon(value, names) && !SAYS_NOTHING.test(value) && !told.has(origin),
      );
      for (const [, origin] of common) told.add(origin);
      if (common.length === 0) return;
      const origins = [...new Set(common.map(([, origin]) => origin))];
      workflow.annotate({
        severity: 'warning',
        message: `sensitive, but too short or too common a word to be removed from texts: the value of ${origins.join(', ')}. It is hidden where Terraform marks it; choose a longer one to have it hidden everywhere`,
      });
    },
  };
}

/** Hiding whether something is switched on would hide nothing, and there is nothing in an empty text. */
const SAYS_NOTHING = /^(\s*|true|false|null|none|\d)$/i;
