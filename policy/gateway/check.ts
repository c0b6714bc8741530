/** Judges one document on its own, without a service around it: the answer of `aolb check`. */
import { compileDocument } from './pipeline/compile.ts';
import type { Scope } from './trace.ts';

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
  readonly errors: readonly {
    readonly message: string;
    readonly line: number;
    readonly column: number;
  }[];
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
  const { errors, expressions } = compileDocument(text, {
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
    // A fault inside of a fragment has its place there, which the position alone does not tell.
    errors: wrong.map(({ fault, document, line, column }) => ({
      message: document === undefined ? fault : `${document}: ${fault}`,
      line,
      column,
    })),
  };
}
