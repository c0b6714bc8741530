/** How expressions change what is assigned ("Definite assignment", C# specification). */
import type { Argument, Expression, Initializer, Pattern } from '../../syntax/ast.ts';
import { type Flow, type State, UNREACHABLE } from './flow.ts';
import { afterLambda } from './functions.ts';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** The states in which a condition is true and false. */
export type Branches = { readonly whenTrue: State; readonly whenFalse: State };

/** The state behind an expression; names that have no value yet are reported. */
export function after(flow: Flow, syntax: Expression, before: State): State {
  switch (syntax.kind) {
    case 'literal':
    case 'type':
    case 'receiver':
    case 'default':
    case 'nameof':
      return before;
    case 'name': {
      // A local function that becomes a delegate may be called from here on.
      const called = flow.functionOf(syntax.name);
      if (called === undefined) flow.read(syntax.name, before, syntax.at);
      else flow.call(called, before, syntax.at);
      return before;
    }
    case 'interpolated':
      return syntax.parts.reduce(
        (state, part) => (typeof part === 'string' ? state : after(flow, part.value, state)),
        before,
      );
    case 'member':
      return after(flow, syntax.target, before);
    case 'index':
      return afterArguments(flow, syntax.arguments, after(flow, syntax.target, before));
    case 'call':
      return afterCall(flow, syntax, before);
    case 'conditionalAccess': {
      const state = after(flow, syntax.target, before);
      return state & after(flow, syntax.access, state);
    }
    case 'new': {
      const state = afterArguments(flow, syntax.arguments, before);
      return syntax.initializer === undefined
        ? state
        : afterInitializer(flow, syntax.initializer, state);
    }
    case 'newArray': {
      const state = syntax.size === undefined ? before : after(flow, syntax.size, before);
      return afterAll(flow, syntax.items ?? [], state);
    }
    case 'anonymous':
      return afterAll(
        flow,
        syntax.members.map(({ value }) => value),
        before,
      );
    case 'cast':
    case 'as':
      return after(flow, syntax.operand, before);
    case 'increment':
      return after(flow, syntax.target, before);
    case 'assign':
      return afterAssignment(flow, syntax, before);
    case 'lambda':
      return afterLambda(flow, syntax, before);
    case 'throw':
      after(flow, syntax.value, before);
      return UNREACHABLE;
    case 'parenthesized':
    case 'unary':
    case 'binary':
    case 'conditional':
    case 'is': {
      const { whenTrue, whenFalse } = branches(flow, syntax, before);
      return whenTrue & whenFalse;
    }
  }
}

export function afterAll(flow: Flow, expressions: readonly Expression[], before: State): State {
  return expressions.reduce((state, expression) => after(flow, expression, state), before);
}

/** The states behind a condition; both are the same for what is none. */
export function branches(flow: Flow, syntax: Expression, before: State): Branches {
  const constant = flow.constants.get(syntax)?.value;
  if (constant === true) return { whenTrue: before, whenFalse: UNREACHABLE };
  if (constant === false) return { whenTrue: UNREACHABLE, whenFalse: before };
  switch (syntax.kind) {
    case 'parenthesized':
      return branches(flow, syntax.value, before);
    case 'unary': {
      const { whenTrue, whenFalse } = branches(flow, syntax.operand, before);
      return syntax.operator === '!'
        ? { whenTrue: whenFalse, whenFalse: whenTrue }
        : { whenTrue, whenFalse };
    }
    case 'binary':
      return binaryBranches(flow, syntax, before);
    case 'conditional': {
      const condition = branches(flow, syntax.condition, before);
      const one = branches(flow, syntax.whenTrue, condition.whenTrue);
      const other = branches(flow, syntax.whenFalse, condition.whenFalse);
      return {
        whenTrue: one.whenTrue & other.whenTrue,
        whenFalse: one.whenFalse & other.whenFalse,
      };
    }
    case 'is':
      return patternBranches(flow, syntax.pattern, after(flow, syntax.operand, before));
    default: {
      const state = after(flow, syntax, before);
      return { whenTrue: state, whenFalse: state };
    }
  }
}

function binaryBranches(flow: Flow, syntax: Of<'binary'>, before: State): Branches {
  const left = branches(flow, syntax.left, before);
  switch (syntax.operator) {
    case '&&': {
      const right = branches(flow, syntax.right, left.whenTrue);
      return { whenTrue: right.whenTrue, whenFalse: left.whenFalse & right.whenFalse };
    }
    case '||': {
      const right = branches(flow, syntax.right, left.whenFalse);
      return { whenTrue: left.whenTrue & right.whenTrue, whenFalse: right.whenFalse };
    }
  }
  const between = left.whenTrue & left.whenFalse;
  const right = after(flow, syntax.right, between);
  const isSkipped = syntax.operator === '??' && flow.constants.get(syntax.left)?.value !== null;
  const state = isSkipped ? between & right : right;
  return { whenTrue: state, whenFalse: state };
}

/** A pattern's variable has its value where the pattern matches. */
export function patternBranches(flow: Flow, pattern: Pattern, before: State): Branches {
  if (pattern.kind === 'constant' || pattern.name === undefined) {
    return { whenTrue: before, whenFalse: before };
  }
  return { whenTrue: before | flow.declare(pattern.name), whenFalse: before };
}

function afterCall(flow: Flow, { target, arguments: args, at }: Of<'call'>, before: State): State {
  const called = target.kind === 'name' ? flow.functionOf(target.name) : undefined;
  if (called !== undefined) return flow.call(called, afterArguments(flow, args, before), at);
  return afterArguments(flow, args, after(flow, target, before));
}

/** `out` arguments have their values when the call is done, which is after all the other arguments were read. */
function afterArguments(flow: Flow, args: readonly Argument[], before: State): State {
  let state = before;
  let assigned = 0n;
  for (const { value, out } of args) {
    if (value !== undefined) state = after(flow, value, state);
    if (out?.declares !== undefined) assigned |= flow.declare(out.declares.name);
    else if (out?.target?.kind === 'name') assigned |= flow.bitOf(out.target.name);
    else if (out?.target !== undefined) state = after(flow, out.target, state);
  }
  return state | assigned;
}

function afterAssignment(flow: Flow, syntax: Of<'assign'>, before: State): State {
  const { target, operator, value } = syntax;
  if (target.kind !== 'name') return after(flow, value, after(flow, target, before));
  const read = operator === undefined ? before : after(flow, target, before);
  return after(flow, value, read) | flow.bitOf(target.name);
}

function afterInitializer(flow: Flow, initializer: Initializer, before: State): State {
  if (initializer.kind === 'collection') {
    return afterAll(flow, initializer.elements.flat(), before);
  }
  return initializer.members.reduce((state, { target, value }) => {
    const inside = typeof target === 'string' ? state : afterAll(flow, target, state);
    return value.kind === 'collection' || value.kind === 'members'
      ? afterInitializer(flow, value, inside)
      : after(flow, value, inside);
  }, before);
}
