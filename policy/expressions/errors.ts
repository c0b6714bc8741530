/** The two ways in which an expression fails: it does not compile, or it throws while it runs. */

/** Line and column, both counted from 1, in the document that holds the expression. */
export type Position = { readonly line: number; readonly column: number };

/** An expression that APIM would refuse when the policy is saved, or that this engine cannot judge. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  readonly line: number;
  readonly column: number;
  /** Set where APIM may well accept the expression: what this engine does not support, as the author wrote it. */
  readonly unsupported: string | undefined;
  /** Faults that people make who know C#, but not what API Management takes of it; undefined for all others. */
  readonly kind: 'type' | 'quotes' | undefined;

  constructor(message: string, at: Position, unsupported?: string, kind?: 'type' | 'quotes') {
    super(message);
    this.line = at.line;
    this.column = at.column;
    this.unsupported = unsupported;
    this.kind = kind;
  }
}

/** What this engine does not do, where API Management may: its own limits are among it. */
export function unsupported(what: string, at: Position): ExpressionError {
  return new ExpressionError(`unsupported: ${what}`, at, what);
}

/**
 * An exception of the expression itself, such as a `System.InvalidCastException`. It is a value as well: a
 * `catch` clause hands it to the policy.
 */
export class ClrException extends Error {
  override readonly name = 'ClrException';
  /** Full .NET name of the exception's type. */
  readonly type: string;
  readonly inner: ClrException | null;
  /** A spent budget cannot be caught: a `catch` in a loop would make it endless again. */
  readonly fatal: boolean;

  constructor(
    type: string,
    message: string,
    options: { inner?: ClrException | null; fatal?: boolean } = {},
  ) {
    super(message);
    this.type = type;
    this.inner = options.inner ?? null;
    this.fatal = options.fatal ?? false;
  }
}

export function nullReference(): ClrException {
  return new ClrException(
    'System.NullReferenceException',
    'Object reference not set to an instance of an object.',
  );
}

/** What a member is reached through. @throws {ClrException} NullReferenceException */
export function instanceOf<T>(value: T | null): T {
  if (value === null) throw nullReference();
  return value;
}

export function argumentNull(parameter: string): ClrException {
  return new ClrException(
    'System.ArgumentNullException',
    `Value cannot be null.\nParameter name: ${parameter}`,
  );
}

export function argumentOutOfRange(parameter: string, reason?: string): ClrException {
  return new ClrException(
    'System.ArgumentOutOfRangeException',
    `${reason ?? 'Specified argument was out of the range of valid values.'}\nParameter name: ${parameter}`,
  );
}

export function argument(message: string, parameter?: string): ClrException {
  return new ClrException(
    'System.ArgumentException',
    parameter === undefined ? message : `${message}\nParameter name: ${parameter}`,
  );
}

export function format(message: string): ClrException {
  return new ClrException('System.FormatException', message);
}

export function overflow(message = 'Arithmetic operation resulted in an overflow.'): ClrException {
  return new ClrException('System.OverflowException', message);
}

export function invalidCast(message = 'Specified cast is not valid.'): ClrException {
  return new ClrException('System.InvalidCastException', message);
}

export function invalidOperation(message: string): ClrException {
  return new ClrException('System.InvalidOperationException', message);
}

export function indexOutOfRange(): ClrException {
  return new ClrException(
    'System.IndexOutOfRangeException',
    'Index was outside the bounds of the array.',
  );
}
