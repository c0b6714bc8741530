/** Reachability and definite assignment: two questions to one walk over the syntax, after its types were checked. */
import { type Position, unsupported } from '../../errors.ts';
import type { Block, Expression, Statement } from '../../syntax/ast.ts';
import { after } from './expressions.ts';
import { type Constants, Flow, NOTHING, type State, UNREACHABLE } from './flow.ts';
import { afterStatements } from './statements.ts';

/** Local functions that call each other need a pass for each call on the way from an assignment to its reader. */
const MAXIMUM_PASSES = 50;

function behindBody(flow: Flow, body: Expression | Block, before: State): State {
  return body.kind === 'block'
    ? afterStatements(flow, body.statements, before)
    : after(flow, body, before);
}

/** True where the point behind the last statement of a function can be reached: a `return` is missing. */
export function completes(statements: readonly Statement[], constants: Constants): boolean {
  return afterStatements(new Flow(constants, behindBody), statements, NOTHING) !== UNREACHABLE;
}

/**
 * @param origin where the whole expression starts
 * @throws {ExpressionError} for a variable that is read without a value, and for a section of a switch that does not end
 */
export function checkFlow(
  root: Expression | readonly Statement[],
  constants: Constants,
  origin: Position,
): void {
  const flow = new Flow(constants, behindBody);
  for (let pass = 0; flow.startPass(); pass++) {
    if (pass === MAXIMUM_PASSES) {
      throw unsupported(
        `more than ${MAXIMUM_PASSES} rounds of local functions that call each other`,
        origin,
      );
    }
    flow.scoped(() =>
      'kind' in root ? after(flow, root, NOTHING) : afterStatements(flow, root, NOTHING),
    );
  }
  const [problem] = flow.problems;
  if (problem !== undefined) throw problem;
}
