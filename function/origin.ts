/** Who started a run, from what, and why: what its starter says, fit for tags, reports and logs. */

import { redact } from './errors.ts';

/** Undefined where nobody said so; nothing of it is proved by anything here. */
export type Origin = {
  /** Object id in Entra ID over HTTP, the account's name on GitHub in a workflow. */
  readonly principal?: string | undefined;
  /** Of the repository whose workflow it is. */
  readonly commit?: string | undefined;
  /** In the starter's own words. */
  readonly reason?: string | undefined;
};

/** Key Vault takes 256 characters as the value of a tag. */
const LONGEST = 200;

/** An origin without what could be a key, break a line, or be too long; undefined where nothing is left. */
export function presentable({ principal, commit, reason }: Origin): Origin | undefined {
  const told = {
    principal: line(principal),
    // The digits of a commit look like a key's, so it is let through by its form only.
    commit: commit !== undefined && /^[0-9a-f]{7,64}$/.test(commit) ? commit : undefined,
    reason: line(reason),
  };
  return Object.values(told).some((value) => value !== undefined) ? told : undefined;
}

function line(text: string | undefined): string | undefined {
  const plain = redact(text ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return plain === '' ? undefined : plain.slice(0, LONGEST).replace(/\p{Cs}$/u, '');
}
