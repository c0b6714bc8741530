/** Azure's content filter: its verdicts in every answer, and its refusal of a prompt that asks for it. */
import { contentFiltered } from '../errors.ts';

/** A prompt with this text is refused. */
const FILTERED = '[content_filter]';

export const UNFILTERED = Object.fromEntries(
  ['hate', 'self_harm', 'sexual', 'violence'].map((category) => [
    category,
    { filtered: false, severity: 'safe' },
  ]),
);

/** @throws {AzureError} 400 `content_filter` */
export function filterContent(text: string): void {
  if (text.includes(FILTERED)) throw contentFiltered();
}
