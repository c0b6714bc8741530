/** Exceptions as policies see them in `catch`. */
import { ClrException } from '../../errors.ts';
import { define, implement } from '../../types/define.ts';
import type { Implementation } from '../../types/member.ts';
import { findType } from '../../types/registry.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';

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

function messageOnly(type: string): Readonly<Record<string, Implementation>> {
  return implement('Exception', {
    'new()': () => new ClrException(type, `Exception of type '${type}' was thrown.`),
    'new(string message)': (message: string | null) =>
      new ClrException(type, message ?? `Exception of type '${type}' was thrown.`),
  });
}

/** @param namesArgument true where the text given to `new` is no message */
function create(type: string, namesArgument = false): Readonly<Record<string, Implementation>> {
  return implement('Exception', {
    ...(namesArgument ? {} : messageOnly(type)),
    'new(string message, Exception innerException)': (
      message: string | null,
      inner: ClrException | null,
    ) => new ClrException(type, message ?? `Exception of type '${type}' was thrown.`, { inner }),
  });
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

/** .NET puts the parameter behind the message. */
function withParameter(message: string, parameter: string | null): string {
  return parameter === null || parameter === ''
    ? message
    : `${message}\nParameter name: ${parameter}`;
}

const parameterName = ({ message }: ClrException) =>
  /\nParameter name: (.*)/.exec(message)?.[1] ?? null;

/** What `new` says without a message. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'System.ArgumentNullException': 'Value cannot be null.',
  'System.ArgumentOutOfRangeException': 'Specified argument was out of the range of valid values.',
};

/** Exceptions about an argument name it first, or behind the message. */
function namesParameter(type: string): Readonly<Record<string, Implementation>> {
  const initial = DEFAULTS[type];
  if (initial === undefined) {
    return implement('Exception', {
      'string ParamName': parameterName,
      'new(string message, string paramName)': (message: string | null, name: string | null) =>
        new ClrException(type, withParameter(message ?? '', name)),
      'new(string message, string paramName, Exception innerException)': (
        message: string | null,
        name: string | null,
        inner: ClrException | null,
      ) => new ClrException(type, withParameter(message ?? '', name), { inner }),
    });
  }
  return implement('Exception', {
    'new()': () => new ClrException(type, initial),
    'new(string paramName)': (name: string | null) =>
      new ClrException(type, withParameter(initial, name)),
    'new(string paramName, string message)': (name: string | null, message: string | null) =>
      new ClrException(type, withParameter(message ?? initial, name)),
  });
}

/** The path that a message of the reader names; it holds names of the text that was read, quotes among them. */
function pathIn(message: string): string {
  const start = message.indexOf("Path '");
  const end = message.lastIndexOf("', line");
  return start < 0 ? '' : message.slice(start + "Path '".length, end);
}

/** Where Json.NET's reader stopped. */
function readPosition(part: 'Path' | 'line' | 'position'): (error: ClrException) => string {
  if (part === 'Path') return ({ message }) => pathIn(message);
  const pattern = new RegExp(`${part} (\\d+)`);
  return ({ message }) => pattern.exec(message)?.[1] ?? '';
}

const OWN_MEMBERS: Readonly<Record<string, Readonly<Record<string, Implementation>>>> = {
  'System.ArgumentException': namesParameter('System.ArgumentException'),
  'System.ArgumentNullException': namesParameter('System.ArgumentNullException'),
  'System.ArgumentOutOfRangeException': namesParameter('System.ArgumentOutOfRangeException'),
  'Newtonsoft.Json.JsonReaderException': implement('Exception', {
    'string Path': readPosition('Path'),
    'int LineNumber': (error: ClrException) => Number(readPosition('line')(error)),
    'int LinePosition': (error: ClrException) => Number(readPosition('position')(error)),
  }),
};

export const exceptionTypes: readonly TypeDefinition[] = [
  exceptionType,
  ...Object.entries(HIERARCHY).map(([name, base]) =>
    define({
      declaration: `class ${name} : ${base}`,
      members: { ...create(name, name in DEFAULTS), ...OWN_MEMBERS[name] },
      missing: 'new',
    }),
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
