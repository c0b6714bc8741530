/**
 * Ids look random and are not: the digest of the account's name and a number. None comes twice, none is known to two
 * accounts, whatever chance a test hands in, and every run gives the same.
 */
import { createHash } from 'node:crypto';

export type Ids = {
  /** @param length characters after the prefix */
  next(prefix: string, length?: number): string;
  guid(): string;
};

export function createIds(account: string): Ids {
  let count = 0;
  const digest = (): string => {
    count += 1;
    return createHash('sha256').update(`${account} ${count}`).digest('hex');
  };
  return {
    next: (prefix, length = 32) => `${prefix}${digest().slice(0, length)}`,
    guid() {
      const hex = digest();
      return [8, 12, 16, 20, 32]
        .map((end, index, ends) => hex.slice(ends[index - 1] ?? 0, end))
        .join('-');
    },
  };
}
