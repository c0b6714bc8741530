/** What bounds the work of one evaluation: how much a call handles for one step, and how long a value may be. */
import { ClrException } from './errors.ts';

/** How many characters or bytes a call handles for one step. */
export const CHARACTERS_PER_STEP = 64;

/** How many elements a call handles for one step. */
export const ELEMENTS_PER_STEP = 8;

/** Longest string or array, in characters or elements; what is longer would only exhaust the process. */
export const MAXIMUM_LENGTH = 1 << 24;

export function outOfMemory(): ClrException {
  return new ClrException(
    'System.OutOfMemoryException',
    `The local gateway limits strings and arrays to ${MAXIMUM_LENGTH} elements.`,
    { fatal: true },
  );
}
