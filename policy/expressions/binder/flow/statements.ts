/** How statements change what is assigned, and which ends can be reached. */
import {
  type Declaration,
  isNamedLikeItsType,
  type Statement,
  type SwitchLabel,
} from '../../syntax/ast.ts';
import { equalValues } from '../../types/values.ts';
import { after, afterAll, branches, patternBranches } from './expressions.ts';
import { type Flow, type State, UNREACHABLE } from './flow.ts';
import { localFunction } from './functions.ts';

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

/** The state behind the last of the statements; its variables belong to the scope of `flow`. */
export function afterStatements(
  flow: Flow,
  statements: readonly Statement[],
  before: State,
): State {
  for (const statement of statements) {
    if (statement.kind === 'localFunction') flow.declareFunction(statement);
  }
  return statements.reduce((state, statement) => afterStatement(flow, statement, state), before);
}

function afterStatement(flow: Flow, statement: Statement, before: State): State {
  switch (statement.kind) {
    case 'empty':
      return before;
    case 'block':
      return flow.scoped(() => afterStatements(flow, statement.statements, before));
    case 'declaration':
      return afterDeclaration(flow, statement, before);
    case 'localFunction':
      localFunction(flow, statement);
      return before;
    case 'expression':
      return after(flow, statement.expression, before);
    case 'if': {
      const { whenTrue, whenFalse } = branches(flow, statement.condition, before);
      const then = embedded(flow, statement.then, whenTrue);
      const { otherwise } = statement;
      return then & (otherwise === undefined ? whenFalse : embedded(flow, otherwise, whenFalse));
    }
    case 'while':
      return flow.scoped(() => afterWhile(flow, statement, before));
    case 'do':
      return afterDo(flow, statement, before);
    case 'for':
      return flow.scoped(() => afterFor(flow, statement, before));
    case 'foreach':
      return flow.scoped(() => afterForeach(flow, statement, before));
    case 'switch':
      return afterSwitch(flow, statement, before);
    case 'break':
    case 'continue':
      flow.jumps[statement.kind] &= before;
      return UNREACHABLE;
    case 'return':
      flow.jumps.return &=
        statement.value === undefined ? before : after(flow, statement.value, before);
      return UNREACHABLE;
    case 'throw':
      if (statement.value !== undefined) after(flow, statement.value, before);
      return UNREACHABLE;
    case 'try':
      return afterTry(flow, statement, before);
    case 'using':
      return flow.scoped(() => {
        const { resource, body } = statement;
        const open =
          resource.kind === 'declaration'
            ? afterDeclaration(flow, resource, before)
            : after(flow, resource, before);
        return embedded(flow, body, open);
      });
  }
}

function embedded(flow: Flow, statement: Statement, before: State): State {
  return flow.scoped(() => afterStatement(flow, statement, before));
}

function afterDeclaration(flow: Flow, { type, variables }: Declaration, before: State): State {
  return variables.reduce((state, { name, value }) => {
    if (value !== undefined && isNamedLikeItsType(type, name)) {
      return after(flow, value, state) | flow.declare(name);
    }
    const bit = flow.declare(name);
    return value === undefined ? state : after(flow, value, state) | bit;
  }, before);
}

/** The body of a loop: the state in which the next round begins, and the one behind `break`. */
function loop(flow: Flow, body: Statement, before: State): { next: State; broken: State } {
  let end = before;
  const jumps = flow.catching(['break', 'continue'], () => {
    end = embedded(flow, body, before);
  });
  return { next: end & jumps.continue, broken: jumps.break };
}

/** A later round has all the values that the first one had, so one walk through a loop is enough. */
function afterWhile(flow: Flow, { condition, body }: Of<'while'>, before: State): State {
  const { whenTrue, whenFalse } = branches(flow, condition, before);
  return whenFalse & loop(flow, body, whenTrue).broken;
}

function afterDo(flow: Flow, { condition, body }: Of<'do'>, before: State): State {
  const { next, broken } = loop(flow, body, before);
  return flow.scoped(() => branches(flow, condition, next).whenFalse) & broken;
}

function afterFor(flow: Flow, statement: Of<'for'>, before: State): State {
  const { initial, condition, step, body } = statement;
  const started =
    'kind' in initial ? afterDeclaration(flow, initial, before) : afterAll(flow, initial, before);
  const { whenTrue, whenFalse } =
    condition === undefined
      ? { whenTrue: started, whenFalse: UNREACHABLE }
      : branches(flow, condition, started);
  const { next, broken } = loop(flow, body, whenTrue);
  afterAll(flow, step, next);
  return whenFalse & broken;
}

function afterForeach(flow: Flow, { source, name, body }: Of<'foreach'>, before: State): State {
  const state = after(flow, source, before);
  return state & loop(flow, body, state | flow.declare(name)).broken;
}

function afterSwitch(flow: Flow, { value, sections }: Of<'switch'>, before: State): State {
  const state = after(flow, value, before);
  const chosen = flow.constants.get(value);
  const isChosen = ({ pattern, when }: SwitchLabel): boolean => {
    if (pattern === undefined) return true;
    if (when !== undefined) return false;
    if (pattern.kind === 'declaration') return pattern.type === 'var';
    const label = flow.constants.get(pattern.value);
    return chosen !== undefined && label !== undefined && equalValues(chosen.value, label.value);
  };
  // Where the value is a constant, no way leads to the sections of other constants.
  const isPassedOver = ({ labels }: Section): boolean =>
    chosen !== undefined &&
    labels.every((label) => {
      const isConstant = label.pattern?.kind === 'constant' && label.when === undefined;
      return isConstant && !isChosen(label);
    });
  const jumps = flow.catching(['break'], () => {
    flow.scoped(() => {
      for (const section of sections) {
        afterSection(flow, section, isPassedOver(section) ? UNREACHABLE : state);
      }
    });
  });
  const isComplete = sections.some(({ labels }) => labels.some(isChosen));
  return isComplete ? jumps.break : jumps.break & state;
}

type Section = Of<'switch'>['sections'][number];

function afterSection(flow: Flow, { labels, statements, at }: Section, before: State): void {
  const entry = labels.reduce((state, { pattern, when }) => {
    const matched =
      pattern === undefined ? before : patternBranches(flow, pattern, before).whenTrue;
    return state & (when === undefined ? matched : branches(flow, when, matched).whenTrue);
  }, UNREACHABLE);
  if (afterStatements(flow, statements, entry) !== UNREACHABLE) {
    flow.report('a section of a switch must end in break, return or throw', at);
  }
}

/** An exception may leave a block at any point: what follows knows only what was assigned before the block. */
function afterTry(flow: Flow, statement: Of<'try'>, before: State): State {
  const last = statement.finally;
  let end = before;
  const guarded = () => {
    end = flow.scoped(() => afterStatements(flow, statement.block.statements, before));
    for (const { name, when, block } of statement.catches) {
      end &= flow.scoped(() => {
        const caught = name === undefined ? before : before | flow.declare(name);
        const entry = when === undefined ? caught : branches(flow, when, caught).whenTrue;
        return afterStatements(flow, block.statements, entry);
      });
    }
  };
  if (last === undefined) {
    guarded();
    return end;
  }
  const jumps = flow.catching(['break', 'continue', 'return'], guarded);
  const finished = flow.scoped(() => afterStatements(flow, last.statements, before));
  // Whatever leaves the block passes through `finally`, and has the values of both.
  for (const kind of ['break', 'continue', 'return'] as const) {
    flow.jumps[kind] &= jumps[kind] | finished;
  }
  return end | finished;
}
