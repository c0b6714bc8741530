/** Exceptions as policies see them in `catch`. */
import { ClrException } from '../errors.ts';
import { define } from '../types/define.ts';
import { findType } from '../types/registry.ts';
import { named, type Type, type TypeDefinition } from '../types/type.ts';
import type { Value } from '../values.ts';

/** Exception → the one it derives from: what members throw, so that a `catch` clause can name it. */
const HIERARCHY: Readonly<Record<string, string>> = {
  'System.SystemException': 'System.Exception',
  'System.ArgumentException': 'System.SystemException',
  'System.ArgumentNullException': 'System.ArgumentException',
  'System.ArgumentOutOfRangeException': 'System.ArgumentException',
  'System.ArithmeticException': 'System.SystemException',
  'System.DivideByZeroException': 'System.ArithmeticException',
  'System.OverflowException': 'System.ArithmeticException',
  'System.FormatException': 'System.SystemException',
  'System.UriFormatException': 'System.FormatException',
  'System.IndexOutOfRangeException': 'System.SystemException',
  'System.InvalidCastException': 'System.SystemException',
  'System.InvalidOperationException': 'System.SystemException',
  'System.NotSupportedException': 'System.SystemException',
  'System.NullReferenceException': 'System.SystemException',
  'System.OutOfMemoryException': 'System.SystemException',
  'System.RankException': 'System.SystemException',
  'System.TimeoutException': 'System.SystemException',
  'System.Collections.Generic.KeyNotFoundException': 'System.SystemException',
  'System.Security.Cryptography.CryptographicException': 'System.SystemException',
  'Newtonsoft.Json.JsonException': 'System.Exception',
  'Newtonsoft.Json.JsonReaderException': 'Newtonsoft.Json.JsonException',
  'Newtonsoft.Json.JsonWriterException': 'Newtonsoft.Json.JsonException',
  'Newtonsoft.Json.JsonSerializationException': 'Newtonsoft.Json.JsonException',
};

function create(type: string): Readonly<Record<string, (...args: never[]) => Value>> {
  return {
    'new()': () => new ClrException(type, `Exception of type '${type}' was thrown.`),
    'new(string message)': (message: string | null) =>
      new ClrException(type, message ?? `Exception of type '${type}' was thrown.`),
    'new(string message, Exception innerException)': (
      message: string | null,
      inner: ClrException | null,
    ) => new ClrException(type, message ?? `Exception of type '${type}' was thrown.`, { inner }),
  };
}

const exceptionType = define({
  declaration: 'class System.Exception',
  members: {
    ...create('System.Exception'),
    'string Message': (exception: ClrException) => exception.message,
    'Exception InnerException': (exception: ClrException) => exception.inner,
    'Exception GetBaseException()': (exception: ClrException) => {
      let base = exception;
      while (base.inner !== null) base = base.inner;
      return base;
    },
    'string StackTrace': () => '',
  },
  missing: 'Data HResult HelpLink Source TargetSite GetObjectData',
});

export const exceptionTypes: readonly TypeDefinition[] = [
  exceptionType,
  ...Object.entries(HIERARCHY).map(([name, base]) =>
    define({ declaration: `class ${name} : ${base}`, members: create(name) }),
  ),
];

/** The exception's type; `System.Exception` for one that policies cannot name. */
export function exceptionTypeOf(exception: ClrException): Type {
  return named(findType(exception.type, 0) ?? exceptionType);
}

/** `ToString()`: type, message and inner exceptions; there is no stack to print. */
export function describeException({ type, message, inner }: ClrException): string {
  const own = `${type}: ${message}`;
  return inner === null ? own : `${own} ---> ${describeException(inner)}`;
}
