/**
 * Makes one JavaScript function of the closures of an expression that is evaluated often. Closures that call closures are what
 * V8 optimizes least: it can inline none of them, since each place calls hundreds of different ones.
 *
 * A closure may come with its source, which does the same and says where the sources of the closures below go; one
 * without is called as it is. Sources hold text of this engine only: no name, literal or other text of a policy gets into
 * one, since all values are handed in as constants. So nothing that a policy says is ever read as JavaScript.
 */
import type { Evaluate, Execute, Frame } from './evaluation.ts';

/** JavaScript with `f` for the frame: an expression for what evaluates, a statement for what executes. */
export type Source = (emit: Emitter) => string;

const EXPRESSIONS = new WeakMap<Evaluate, Source>();
const STATEMENTS = new WeakMap<Execute, Source>();

/** Says how a closure is written as an expression. */
export function fusible(run: Evaluate, source: Source): Evaluate {
  EXPRESSIONS.set(run, source);
  return run;
}

/** Says how a closure is written as a statement. */
export function fusibleStatement(run: Execute, source: Source): Execute {
  STATEMENTS.set(run, source);
  return run;
}

/** A constant of a source: any value, handed in. */
class Given {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

export function given(value: unknown): Given {
  return new Given(value);
}

/** A variable of a source. */
export class Temporary {}

/** One place of an expression that declares, reads or writes one of its variables. */
export class Access {
  readonly slot: number;

  constructor(slot: number) {
    this.slot = slot;
  }
}

/** What a source has places for. An access stands for its variable's value. */
export type Part = Evaluate | Given | Temporary | Access;

/** The source of an expression: closures stand for their own sources, given values and temporaries for their names. */
export function js(texts: TemplateStringsArray, ...parts: readonly Part[]): Source {
  return (emit) =>
    texts.reduce((before, text, index) => `${before}${emit.part(parts[index - 1])}${text}`);
}

/** Writes one function. */
export class Emitter {
  readonly constants: unknown[] = [];
  /** Whether it gives what `return` returns, as expressions do, or how its statements ended. */
  readonly #gives: 'value' | 'signal';
  readonly #names = new Map<unknown, string>();
  /** Slots of the variables that only this function knows: variables of its own, without a cell that others could share. */
  readonly #own: ReadonlySet<number>;
  readonly #accesses = new Set<Access>();
  readonly #temporaries = new Map<Temporary, string>();
  /** Labels of the statements that `break` and `continue` end at this point. */
  #ends: { readonly break?: string; readonly continue?: string } = {};
  #labels = 0;

  constructor(gives: 'value' | 'signal', own: ReadonlySet<number> = new Set()) {
    this.#gives = gives;
    this.#own = own;
  }

  part(part: Part | undefined): string {
    if (part instanceof Given) return this.given(part.value);
    if (part instanceof Access) return this.read(part);
    if (part instanceof Temporary) return this.temporary(part);
    return part === undefined ? '' : this.expression(part);
  }

  /** The name of a constant. */
  given(value: unknown): string {
    const known = this.#names.get(value);
    if (known !== undefined) return known;
    const name = `k${this.constants.length}`;
    this.constants.push(value);
    this.#names.set(value, name);
    return name;
  }

  temporary(key: Temporary): string {
    const name = this.#temporaries.get(key) ?? `t${this.#temporaries.size}`;
    this.#temporaries.set(key, name);
    return name;
  }

  read(access: Access): string {
    return this.#isOwn(access) ? `v${access.slot}` : `s[${access.slot}].value`;
  }

  /** The expression that writes a variable, whose declaration may have been passed over. */
  assigned(access: Access, value: string): string {
    const { slot } = access;
    return this.#isOwn(access)
      ? `(v${slot} = ${value})`
      : `((s[${slot}] ??= { value: null }).value = ${value})`;
  }

  /** The statement that makes a variable. */
  declared(access: Access, value: string): string {
    this.#accesses.add(access);
    return this.#made(access, value);
  }

  /** The statement that makes a variable ahead of its declaration, which may be passed over. */
  prepared(access: Access): string {
    return this.#made(access, 'null');
  }

  #made({ slot }: Access, value: string): string {
    return this.#own.has(slot) ? `v${slot} = ${value};` : `s[${slot}] = { value: ${value} };`;
  }

  #isOwn(access: Access): boolean {
    this.#accesses.add(access);
    return this.#own.has(access.slot);
  }

  /**
   * Slots of the variables of which everything that there is was written here.
   *
   * @param accesses how many each has, by slot
   */
  owned(accesses: readonly number[]): Set<number> {
    const left = accesses.slice();
    for (const { slot } of this.#accesses) left[slot] = (left[slot] ?? 0) - 1;
    return new Set(
      Array.from(this.#accesses, ({ slot }) => slot).filter((slot) => left[slot] === 0),
    );
  }

  expression(run: Evaluate): string {
    return EXPRESSIONS.get(run)?.(this) ?? `${this.given(run)}(f)`;
  }

  statement(run: Execute): string {
    const source = STATEMENTS.get(run);
    if (source !== undefined) return source(this);
    const signal = this.temporary(new Temporary());
    return `${signal} = ${this.given(run)}(f);
      if (${signal} === "break") ${this.jump('break')}
      if (${signal} === "continue") ${this.jump('continue')}
      if (${signal} === "return") return ${this.#gives === 'value' ? 'f.result' : '"return"'};`;
  }

  /** The statement `return`. */
  returned(result: string): string {
    return this.#gives === 'value' ? `return ${result};` : `f.result = ${result}; return "return";`;
  }

  jump(kind: 'break' | 'continue'): string {
    const label = this.#ends[kind];
    return label === undefined ? `return "${kind}";` : `break ${label};`;
  }

  /** A statement that ends where it says `break`. */
  breakable(write: () => string): string {
    return this.#labelled('break', write);
  }

  /** A statement that ends where it says `continue`. */
  continuable(write: () => string): string {
    return this.#labelled('continue', write);
  }

  #labelled(kind: 'break' | 'continue', write: () => string): string {
    const outer = this.#ends;
    const label = `l${this.#labels}`;
    this.#labels += 1;
    this.#ends = { ...outer, [kind]: label };
    const text = write();
    this.#ends = outer;
    return `${label}: { ${text} }`;
  }

  /** @param body statements of a function of `f` */
  compile(body: string): unknown {
    const temporaries = Array.from(this.#temporaries.values(), (name) => `, ${name}`).join('');
    const variables = Array.from(this.#own, (slot) => `, v${slot} = null`).join('');
    const constants = this.constants.map((_, index) => `, k${index} = k[${index}]`).join('');
    // `const`, so that V8 takes the values for what they are.
    const make: unknown = new Function(
      'k',
      `"use strict"; const _ = undefined${constants}; return (f) => { const s = f.slots; let _t${temporaries}${variables}; ${body} };`,
    );
    return typeof make === 'function' ? make(this.constants) : undefined;
  }
}

/** So many evaluations are worth a function of its own: making one takes as long as some hundred. */
export const EVALUATIONS_BEFORE_FUSION = 200;

/** What runs often. `run` is another function from some time on, so it is read for each run. */
export type Hot<Run> = {
  run: Run;
  /** Whether its frame needs slots: not where it is a function that all its variables are own variables of. */
  hasSlots: boolean;
};

/** When closures are one function, and what that needs to know of the variables. */
export type Fusion = {
  /** Evaluations from which on they are. */
  readonly evaluations: number;
  /** How many accesses each variable has, by slot. */
  readonly accesses: readonly number[];
};

/** The same, as one function once it has run often. */
export function hot(run: Evaluate, fusion: Fusion): Hot<Evaluate> {
  return whenOften(run, fusion, 'value', (emit) =>
    EXPRESSIONS.has(run) ? `return ${emit.expression(run)};` : undefined,
  );
}

/** The same for the statements of a function: evaluates to what they return, to null where they return nothing. */
export function hotBody(run: Execute, fusion: Fusion): Hot<Evaluate> {
  const evaluate = (frame: Frame) => {
    frame.result = null;
    run(frame);
    return frame.result;
  };
  return whenOften(evaluate, fusion, 'value', (emit) =>
    STATEMENTS.has(run) ? `${emit.statement(run)} return null;` : undefined,
  );
}

/** The same for statements inside of one. */
export function hotStatement(run: Execute, fusion: Fusion): Hot<Execute> {
  return whenOften(run, fusion, 'signal', (emit) =>
    STATEMENTS.has(run) ? `${emit.statement(run)} return "next";` : undefined,
  );
}

function whenOften<Run extends (frame: Frame) => unknown>(
  run: Run,
  { evaluations, accesses }: Fusion,
  gives: 'value' | 'signal',
  write: (emit: Emitter) => string | undefined,
): Hot<Run> {
  let left = evaluations;
  const counting = (frame: Frame) => {
    left -= 1;
    if (left <= 0) Object.assign(made, fused(run, accesses, gives, write));
    return made.run === counting ? run(frame) : made.run(frame);
  };
  const made: Hot<Run> = { run: counting as Run, hasSlots: true };
  return made;
}

/** Itself where it cannot be written: nested too deeply, or in a process that makes no functions of text. */
function fused<Run extends (frame: Frame) => unknown>(
  run: Run,
  accesses: readonly number[],
  gives: 'value' | 'signal',
  write: (emit: Emitter) => string | undefined,
): Hot<Run> {
  const slow = { run, hasSlots: true };
  try {
    // Written twice: what is a variable of its own is known when all is written.
    const draft = new Emitter(gives);
    if (write(draft) === undefined) return slow;
    const own = draft.owned(accesses);
    const emit = new Emitter(gives, own);
    const made = emit.compile(write(emit) ?? '');
    return typeof made === 'function'
      ? { run: made as Run, hasSlots: own.size < accesses.length }
      : slow;
  } catch (error) {
    if (error instanceof RangeError || error instanceof EvalError) return slow;
    throw error;
  }
}
