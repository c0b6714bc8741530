/** Judges one document on its own, without a service around it: the answer of `aolb check`. */
import type { PolicyError } from '../document/index.ts';
import { compileDocument } from './compiler/compile.ts';
import type { Scope } from './trace.ts';

type Remark = { readonly message: string; readonly line: number; readonly column: number };

export type PolicyCheck = {
  /** Neither errors nor anything unsupported. */
  readonly ok: boolean;
  /** How many expressions there are, compiled or not. */
  readonly expressions: number;
  /** Legal in API Management, but this gateway cannot run it. */
  readonly unsupported: readonly {
    readonly what: string;
    readonly line: number;
    readonly column: number;
  }[];
  readonly errors: readonly Remark[];
  /** What compiles and is most probably not meant, such as comparing an `object` with a string. */
  readonly warnings: readonly Remark[];
};

export type CheckOptions = {
  /** Default `api`; the global scope takes no `<base/>`. */
  readonly scope?: Scope;
  /** Undefined: not known, so any name is taken on trust. The same goes for the other two. */
  readonly namedValues?: ReadonlyMap<string, string>;
  readonly fragments?: ReadonlyMap<string, string>;
  readonly backends?: ReadonlySet<string>;
};

/** Reads a document or fragment, compiles every expression, and knows every element and attribute or says which it does not. */
export function checkPolicy(text: string, options: CheckOptions = {}): PolicyCheck {
  const { errors, warnings, expressions } = compileDocument(text, {
    name: undefined,
    scope: options.scope ?? 'api',
    namedValues: options.namedValues,
    fragments: options.fragments,
    backends: options.backends,
  });
  const unsupported = errors.filter((error) => error.unsupported !== undefined);
  const wrong = errors.filter((error) => error.unsupported === undefined);
  return {
    ok: errors.length === 0,
    expressions,
    unsupported: unsupported.map(({ unsupported: what = '', line, column }) => ({
      what,
      line,
      column,
    })),
    errors: wrong.map(({ fault, ...place }) => remark(fault, place)),
    warnings: warnings.map(({ message, ...place }) => remark(message, place)),
  };
}

/** What is inside of a fragment has its place there, which the position alone does not tell. */
function remark(
  text: string,
  { document, line, column }: Pick<PolicyError, 'document' | 'line' | 'column'>,
): Remark {
  return { message: document === undefined ? text : `${document}: ${text}`, line, column };
}
