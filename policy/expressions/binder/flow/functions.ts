/** Lambdas and local functions: their bodies, and what the point around them learns from it. */
import type { Block, Expression } from '../../syntax/ast.ts';
import { type Flow, type FunctionSyntax, NOTHING, type State, UNREACHABLE } from './flow.ts';

type Lambda = Extract<Expression, { kind: 'lambda' }>;

/** A lambda runs some time after it was made, or never: it reads what is assigned here, and assigns nothing here. */
export function afterLambda(flow: Flow, syntax: Lambda, before: State): State {
  afterBody(flow, syntax, before === UNREACHABLE ? flow.everything() : before);
  return before;
}

/** Whether the variables around a local function have values is a question to its calls. */
export function localFunction(flow: Flow, syntax: FunctionSyntax): void {
  flow.summarize(syntax, () => afterBody(flow, syntax, NOTHING));
}

type FunctionLike = {
  readonly parameters: readonly { readonly name: string }[];
  readonly body: Expression | Block;
};

/** The state in which a function returns. */
function afterBody(flow: Flow, { parameters, body }: FunctionLike, before: State): State {
  return flow.scoped(() => {
    const entry = parameters.reduce((state, { name }) => state | flow.declare(name), before);
    let end = entry;
    const jumps = flow.catching(['break', 'continue', 'return'], () => {
      end = flow.behindBody(flow, body, entry);
    });
    return end & jumps.return;
  });
}
