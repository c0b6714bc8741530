/**
 * Named values on trust: what `{{name}}` stands for is not known when a document is checked on its own, so anything
 * goes that some value could make right.
 */
import type { PolicyValue } from '../../document/index.ts';
import { compile, ExpressionError } from '../../expressions/index.ts';
import { GatewayError } from '../errors.ts';
import type { Parameter, ValueType } from '../pipeline/definition.ts';

const NAMES = /\{\{[A-Za-z0-9][\w.-]*\}\}/g;

/**
 * What a name is text in, whatever it stands for: strings, characters and comments; interpolated strings may hold code.
 * One that nothing ends goes on to the end of its line or of all, so that nothing is read twice.
 */
const TEXTS =
  /(?<!\$)@"(?:[^"]|"")*"?|(?:\$@?|@\$)?"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/;
const TEXTS_AND_NAMES = new RegExp(`${TEXTS.source}|${NAMES.source}`, 'g');
const INTERPOLATED = /^(?:\$|@\$)/;

/** What a name may stand for where it is code itself, and not part of a C# string. */
const STAND_INS = ['""', '0', 'true', 'null'];

/** Every stand-in is tried for every name up to so many; more of them get the same one. */
const MOST_NAMES = 3;

export function holdsNames({ text }: PolicyValue): boolean {
  return text.search(NAMES) !== -1;
}

/** A literal that only the named values make complete. */
export function unknownLiteral<T>(written: string, type: ValueType<T>): Parameter<T> {
  const evaluate = () => {
    const value = type.parse(written);
    if (value !== undefined) return value;
    throw new GatewayError('NamedValueNotFound', `The named values of "${written}" are not known.`);
  };
  return { literal: undefined, prepare: undefined, evaluate, resolve: evaluate };
}

/**
 * The code as it is when it compiles: in a string the braces are text, in an interpolated one an escape. Else with the first
 * stand-in that makes it compile, and with any of them when none does, so that errors are about the code around it.
 */
export function withStandIns(value: PolicyValue): PolicyValue {
  if (compiles(value)) return value;
  const names = [...new Set(value.text.match(NAMES))];
  const choices =
    names.length > MOST_NAMES
      ? STAND_INS.map((standIn) => names.map(() => standIn))
      : names.reduce<readonly (readonly string[])[]>(
          (all, _) => all.flatMap((some) => STAND_INS.map((standIn) => [...some, standIn])),
          [[]],
        );
  const candidates = choices.map((standIns) => {
    const replaced = (text: string): string =>
      text.replace(NAMES, (name) => standIns[names.indexOf(name)] ?? '');
    const text = value.text.replace(TEXTS_AND_NAMES, (found) =>
      found.startsWith('{') || INTERPOLATED.test(found) ? replaced(found) : found,
    );
    return { ...value, text };
  });
  return candidates.find(compiles) ?? candidates[0] ?? value;
}

export function compiles({ kind, text, position }: PolicyValue): boolean {
  try {
    compile(text, kind === 'block' ? 'block' : 'expression', position);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}
