/** Content that only the account which encrypted it can read: reasoning and compactions. */
import { InvalidRequest } from '../errors.ts';
import type { State } from '../state/index.ts';

/** Encrypted content is recognized by it. */
const BEGIN = 'gAAAAA';

export function seal({ name }: State, id: string): string {
  return BEGIN + Buffer.from(`${name} ${id}`).toString('base64url');
}

/** @throws {InvalidRequest} `invalid_encrypted_content` for what another account sealed, or nobody */
export function requireOwnSeal({ name }: State, content: string): void {
  const text = content.startsWith(BEGIN)
    ? Buffer.from(content.slice(BEGIN.length), 'base64url').toString()
    : '';
  if (text.startsWith(`${name} `)) return;
  throw new InvalidRequest(
    `The encrypted content ${content.slice(0, 4)}...${content.slice(-4)} could not be verified.`,
    undefined,
    'invalid_encrypted_content',
  );
}
