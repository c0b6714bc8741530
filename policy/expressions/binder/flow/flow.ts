/** What the flow analysis knows at one point of its walk: names, jumps, and the state of the variables. */
import { ExpressionError, type Position } from '../../errors.ts';
import type { Block, Expression, Statement } from '../../syntax/ast.ts';
import type { Value } from '../../types/values.ts';

/**
 * The variables that are definitely assigned at a point, a bit each. Where no path leads, all of them are: so the
 * paths that meet at a point are joined by `&`, and what no path reaches joins as if it were not there.
 */
export type State = bigint;

export const NOTHING: State = 0n;
export const UNREACHABLE: State = -1n;

/** Values of constant expressions: `while (true)` has no end. */
export type Constants = ReadonlyMap<Expression, { readonly value: Value }>;

/** States at the jumps of one kind, joined. */
export type Jumps = { break: State; continue: State; return: State };

export type FunctionSyntax = Extract<Statement, { kind: 'localFunction' }>;

/** What a call of a local function means for the variables around it. */
type Summary = {
  /** Those that it reads before it assigns them. */
  readonly reads: State;
  /** Those that are assigned whenever it returns. */
  readonly assigns: State;
};

type Local = {
  readonly name: string;
  readonly bit: State;
  /** How many local functions are around its declaration. */
  readonly depth: number;
};

type Names = Map<string, Local | FunctionSyntax>;

/** The state behind the body of a function. Expressions hold functions, whose bodies hold expressions: analysis.ts hands it in. */
export type BehindBody = (flow: Flow, body: Expression | Block, before: State) => State;

export class Flow {
  readonly constants: Constants;
  readonly behindBody: BehindBody;
  /** What is wrong, in the order of the source. */
  problems: ExpressionError[] = [];
  jumps: Jumps = { break: UNREACHABLE, continue: UNREACHABLE, return: UNREACHABLE };
  /** True when a pass has learnt about a local function what its calls before did not know. */
  #changed = true;
  readonly #summaries = new Map<FunctionSyntax, Summary>();
  readonly #locals: Local[] = [];
  #next = 0;
  #scopes: readonly Names[] = [new Map()];
  #depth = 0;
  #reads: State = NOTHING;

  constructor(constants: Constants, behindBody: BehindBody) {
    this.constants = constants;
    this.behindBody = behindBody;
  }

  /** Starts a pass; false where another one would find the same as the last. */
  startPass(): boolean {
    if (!this.#changed) return false;
    this.#changed = false;
    this.problems = [];
    this.#next = 0;
    return true;
  }

  report(message: string, at: Position): void {
    this.problems.push(new ExpressionError(message, at));
  }

  scoped<T>(work: () => T): T {
    const outer = this.#scopes;
    this.#scopes = [...outer, new Map()];
    const result = work();
    this.#scopes = outer;
    return result;
  }

  /** Passes number their variables alike, so a state means the same in each of them. */
  declare(name: string): State {
    const id = this.#next++;
    const local = { name, bit: 1n << BigInt(id), depth: this.#depth };
    this.#locals[id] = local;
    this.#scopes.at(-1)?.set(name, local);
    return local.bit;
  }

  declareFunction(syntax: FunctionSyntax): void {
    this.#scopes.at(-1)?.set(syntax.name, syntax);
  }

  /** The bit of a variable; nothing for a name that stands for something else. */
  bitOf(name: string): State {
    const found = this.#find(name);
    return found !== undefined && 'bit' in found ? found.bit : NOTHING;
  }

  functionOf(name: string): FunctionSyntax | undefined {
    const found = this.#find(name);
    return found !== undefined && 'kind' in found ? found : undefined;
  }

  #find(name: string): Local | FunctionSyntax | undefined {
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const found = this.#scopes[index]?.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  read(name: string, state: State, at: Position): void {
    const found = this.#find(name);
    if (found === undefined || !('bit' in found) || (state & found.bit) !== NOTHING) return;
    this.#readUnassigned(found, at, `${name} is read before it has a value on every path`);
  }

  #readUnassigned({ bit, name, depth }: Local, at: Position, problem: string): void {
    // A variable around a local function must have its value where the function is called.
    if (depth < this.#depth) this.#reads |= bit;
    else this.report(`${problem}: assign ${name} first`, at);
  }

  call(syntax: FunctionSyntax, state: State, at: Position): State {
    const { reads, assigns } = this.#summaryOf(syntax);
    for (const local of this.#locals) {
      if ((reads & local.bit & ~state) === NOTHING) continue;
      const problem = `${syntax.name} reads ${local.name}, which has no value yet on every path`;
      this.#readUnassigned(local, at, problem);
    }
    return state | assigns;
  }

  /** Unless a pass has found otherwise, a function reads nothing and assigns everything: passes take that back. */
  #summaryOf(syntax: FunctionSyntax): Summary {
    return this.#summaries.get(syntax) ?? { reads: NOTHING, assigns: this.everything() };
  }

  /** Every variable declared so far, at a point that can be reached. */
  everything(): State {
    return (1n << BigInt(this.#next)) - 1n;
  }

  /** The body of a local function: `work` answers the state in which the function returns. */
  summarize(syntax: FunctionSyntax, work: () => State): void {
    const outer = this.everything();
    const outerReads = this.#reads;
    this.#reads = NOTHING;
    this.#depth++;
    const returns = work();
    this.#depth--;
    const summary = { reads: this.#reads, assigns: returns & outer };
    this.#reads = outerReads;
    const known = this.#summaries.get(syntax);
    if (known?.reads === summary.reads && known.assigns === summary.assigns) return;
    this.#summaries.set(syntax, summary);
    this.#changed = true;
  }

  /** Runs `work` as the target of these jumps and answers their states; other jumps go on outwards. */
  catching(kinds: readonly (keyof Jumps)[], work: () => void): Jumps {
    const outer = this.jumps;
    const inner: Jumps = { break: UNREACHABLE, continue: UNREACHABLE, return: UNREACHABLE };
    this.jumps = inner;
    work();
    this.jumps = outer;
    for (const kind of ['break', 'continue', 'return'] as const) {
      if (!kinds.includes(kind)) outer[kind] &= inner[kind];
    }
    return inner;
  }
}
