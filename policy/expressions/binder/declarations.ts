/** Declarations of variables and constants. */
import { ExpressionError } from '../errors.ts';
import type { Execute } from '../evaluation/evaluation.ts';
import { fusibleStatement } from '../evaluation/fusion.ts';
import { type Declaration, type Expression, isNamedLikeItsType } from '../syntax/ast.ts';
import type { Reference } from '../types/member.ts';
import { defaultOf, display, NULL, type Type, VOID } from '../types/type.ts';
import type { Binder } from './binder.ts';
import { sequence } from './blocks.ts';
import type { Bound } from './bound.ts';
import { asValue, convert, isConstantType } from './convert.ts';
import { bindNewArray } from './creation.ts';
import { resolveType } from './types.ts';

export function bindDeclaration(
  binder: Binder,
  { type, constant: isConstant, variables }: Declaration,
  readOnly?: string,
): Execute {
  const declared = type === 'var' ? undefined : resolveType(type);
  const options = readOnly === undefined ? {} : { readOnly };
  const runs = variables.map(({ name, value: syntax, at }): Execute => {
    if (syntax === undefined) {
      if (declared === undefined || isConstant || readOnly !== undefined) {
        throw new ExpressionError(`${name} needs a value`, at);
      }
      const { declaration } = binder.declare(name, declared, at);
      const { slot } = declaration;
      const initial = defaultOf(declared);
      return fusibleStatement(
        (frame) => {
          frame.slots[slot] = { value: initial };
          return 'next';
        },
        (emit) => emit.declared(declaration, emit.given(initial)),
      );
    }
    // A variable with a type is in scope in its own value, where a lambda may assign to it.
    const early =
      declared === undefined || isConstant || isNamedLikeItsType(type, name)
        ? undefined
        : binder.declare(name, declared, at, options);
    const value = bindInitial(binder, syntax, declared, name);
    if (isConstant) {
      if (value.constant === undefined || !isConstantType(value.type)) {
        throw new ExpressionError(`${name} needs a constant`, at);
      }
      binder.declare(name, value.type, at, {
        readOnly: 'it is a constant',
        constant: value.constant.value,
      });
      return () => 'next';
    }
    const { declaration } = early ?? binder.declare(name, value.type, at, options);
    const { slot } = declaration;
    const { evaluate } = value;
    if (early === undefined) {
      return fusibleStatement(
        (frame) => {
          frame.slots[slot] = { value: evaluate(frame) };
          return 'next';
        },
        (emit) => emit.declared(declaration, emit.expression(evaluate)),
      );
    }
    return fusibleStatement(
      (frame) => {
        const cell: Reference = { value: null };
        frame.slots[slot] = cell;
        cell.value = evaluate(frame);
        return 'next';
      },
      (emit) =>
        `${emit.declared(declaration, 'null')} ${emit.assigned(declaration, emit.expression(evaluate))};`,
    );
  });
  return sequence(runs);
}

function bindInitial(
  binder: Binder,
  syntax: Expression,
  declared: Type | undefined,
  name: string,
): Bound {
  if (declared === undefined) {
    const value = asValue(binder.expression(syntax));
    if (value.type === NULL || value.type === VOID) {
      throw new ExpressionError(
        `${name} needs a type: var cannot be ${display(value.type)}`,
        syntax.at,
      );
    }
    return value;
  }
  // `int[] numbers = { 1, 2 }` takes its element type from the declaration.
  if (syntax.kind === 'newArray' && syntax.element === undefined && declared.kind === 'array') {
    return convert(binder, bindNewArray(binder, syntax, declared), declared);
  }
  return convert(binder, binder.expression(syntax), declared);
}
