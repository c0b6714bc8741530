/** What rate-limit and quota share: limits of one API or operation inside of a subscription's. */
import { optional, type Parameter, text } from '../pipeline/definition.ts';

/** An `<api>` or `<operation>` is named by its name or its id. */
export const SUBJECT_ATTRIBUTES = {
  name: optional(text, { expression: false }),
  id: optional(text, { expression: false }),
} as const;

export function isSubject(
  wanted: {
    readonly name: Parameter<string> | undefined;
    readonly id: Parameter<string> | undefined;
  },
  subject: { readonly id: string; readonly name: string } | undefined,
): boolean {
  if (wanted.id !== undefined) return wanted.id.literal === subject?.id;
  return wanted.name !== undefined && wanted.name.literal === subject?.name;
}
