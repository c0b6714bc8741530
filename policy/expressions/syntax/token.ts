/** Tokens of the C# subset. */
import type { Position } from '../errors.ts';
import type { Value } from '../types/values.ts';

type At = { readonly at: Position; readonly offset: number };

export type Hole = {
  readonly tokens: readonly Token[];
  /** Text after the `:` of `{value:format}`. */
  readonly format: string | undefined;
};

export type Token = At &
  (
    | { readonly kind: 'name'; readonly text: string }
    | { readonly kind: 'keyword'; readonly text: string }
    | { readonly kind: 'symbol'; readonly text: string }
    | { readonly kind: 'literal'; readonly text: string; readonly value: Value }
    | {
        readonly kind: 'interpolated';
        readonly text: string;
        readonly parts: readonly (string | Hole)[];
      }
    | { readonly kind: 'end'; readonly text: string }
  );

/** Reserved words; contextual ones (`var`, `when`, `nameof`) are names. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  `abstract as base bool break byte case catch char checked class const continue decimal default delegate
  do double else enum event explicit extern false finally fixed float for foreach goto if implicit in int
  interface internal is lock long namespace new null object operator out override params private protected
  public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw
  true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while`.split(
    /\s+/,
  ),
);

/** Keywords that name a type. */
export const TYPE_KEYWORDS: ReadonlySet<string> = new Set(
  `bool byte char decimal double float int long object sbyte short string uint ulong ushort`.split(
    ' ',
  ),
);
