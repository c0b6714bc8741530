/** A response that its account keeps, and what a later one may be made from. */

import type { Kept } from '../state/collection.ts';
import type { Document } from '../state/index.ts';

export type StoredResponse = Kept & {
  readonly document: Document;
  /** What came before: the items of its conversation or of the responses it continues. */
  readonly context: readonly Document[];
  /** The items that its own request brought. */
  readonly input: readonly Document[];
  /** Whether it can be streamed again: it was made in the background, as a stream. */
  readonly replayable: boolean;
};
