/** What is wrong with a policy document, and where. */

/** A place in a document: both counted from 1, columns in UTF-16 code units. */
export type Position = { readonly line: number; readonly column: number };

/**
 * What sort of fault it is. `unreadable`: no tree; `expression`, `type` and `quotes`: C# that does not compile, the latter for types that are
 * not allowed and strings in single quotes; `policy` and `attribute`: a name that there is not; `form`: something missing, too much or of a wrong
 * form; `place`: not allowed there; `base`: `<base/>` where no scope is around; `backend`: several policies in `<backend>`; `name`: what is
 * named is not there.
 */
export type FaultKind =
  | 'unreadable'
  | 'expression'
  | 'type'
  | 'quotes'
  | 'policy'
  | 'attribute'
  | 'form'
  | 'place'
  | 'base'
  | 'backend'
  | 'name';

/** Faults quote what the author wrote, which may be megabytes. */
const LONGEST_FAULT = 1000;

/**
 * One fault of one document. `unsupported` names what is legal in API Management but cannot be judged here,
 * such as `<xsl-transform>`; without it, the document itself is wrong.
 */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly line: number;
  readonly column: number;
  readonly unsupported: string | undefined;
  /** Which document: `api openai`, `fragment limits`; undefined where only one was read. */
  readonly document: string | undefined;
  /** The fault alone, without document and position. */
  readonly fault: string;
  readonly kind: FaultKind;

  constructor(
    fault: string,
    position: Position,
    details: {
      readonly unsupported?: string | undefined;
      readonly document?: string | undefined;
      /** Default `unreadable`: what the reader throws. */
      readonly kind?: FaultKind;
    } = {},
  ) {
    const place = `line ${position.line}, column ${position.column}`;
    const short = fault.length > LONGEST_FAULT ? `${fault.slice(0, LONGEST_FAULT)}…` : fault;
    super(`${details.document === undefined ? '' : `${details.document}, `}${place}: ${short}`);
    this.fault = short;
    this.line = position.line;
    this.column = position.column;
    this.unsupported = details.unsupported;
    this.document = details.document;
    this.kind = details.kind ?? 'unreadable';
  }
}

/** All faults of a set of documents: a gateway that cannot judge every policy does not start. */
export class PolicyErrors extends Error {
  override readonly name = 'PolicyErrors';
  readonly errors: readonly PolicyError[];

  constructor(errors: readonly PolicyError[]) {
    super(errors.map((error) => error.message).join('\n'));
    this.errors = errors;
  }
}
