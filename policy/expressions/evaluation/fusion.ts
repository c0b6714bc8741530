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

/** What a source has places for. */
export type Part = Evaluate | Given | Temporary;

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
  readonly #temporaries = new Map<Temporary, string>();
  /** Labels of the statements that `break` and `continue` end at this point. */
  #ends: { readonly break?: string; readonly continue?: string } = {};
  #labels = 0;

  constructor(gives: 'value' | 'signal') {
    this.#gives = gives;
  }

  part(part: Part | undefined): string {
    if (part instanceof Given) return this.given(part.value);
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
    const constants = this.constants.map((_, index) => `, k${index} = k[${index}]`).join('');
    // `const`, so that V8 takes the values for what they are.
    const make: unknown = new Function(
      'k',
      `"use strict"; const _ = undefined${constants}; return (f) => { const s = f.slots; let _t${temporaries}; ${body} };`,
    );
    return typeof make === 'function' ? make(this.constants) : undefined;
  }
}

/** So many evaluations are worth a function of its own: making one takes as long as some hundred. */
export const EVALUATIONS_BEFORE_FUSION = 200;

/** What runs often. `run` is another function from some time on, so it is read for each run. */
export type Hot<Run> = { run: Run };

/**
 * The same, as one function once it has run often.
 *
 * @param evaluations from which one on it is one function
 */
export function hot(run: Evaluate, evaluations: number): Hot<Evaluate> {
  return whenOften(run, evaluations, 'value', (emit) =>
    EXPRESSIONS.has(run) ? `return ${emit.expression(run)};` : undefined,
  );
}

/** The same for the statements of a function: evaluates to what they return, to null where they return nothing. */
export function hotBody(run: Execute, evaluations: number): Hot<Evaluate> {
  const evaluate = (frame: Frame) => {
    frame.result = null;
    run(frame);
    return frame.result;
  };
  return whenOften(evaluate, evaluations, 'value', (emit) =>
    STATEMENTS.has(run) ? `${emit.statement(run)} return null;` : undefined,
  );
}

/** The same for statements inside of one. */
export function hotStatement(run: Execute, evaluations: number): Hot<Execute> {
  return whenOften(run, evaluations, 'signal', (emit) =>
    STATEMENTS.has(run) ? `${emit.statement(run)} return "next";` : undefined,
  );
}

function whenOften<Run extends (frame: Frame) => unknown>(
  run: Run,
  evaluations: number,
  gives: 'value' | 'signal',
  write: (emit: Emitter) => string | undefined,
): Hot<Run> {
  let left = evaluations;
  const counting = (frame: Frame) => {
    left -= 1;
    if (left <= 0) made.run = fused(run, new Emitter(gives), write);
    return made.run === counting ? run(frame) : made.run(frame);
  };
  const made: Hot<Run> = { run: counting as Run };
  return made;
}

/** Itself where it cannot be written: nested too deeply, or in a process that makes no functions of text. */
function fused<Run extends (frame: Frame) => unknown>(
  run: Run,
  emit: Emitter,
  write: (emit: Emitter) => string | undefined,
): Run {
  try {
    const body = write(emit);
    const made = body === undefined ? undefined : emit.compile(body);
    return typeof made === 'function' ? (made as Run) : run;
  } catch (error) {
    if (error instanceof RangeError || error instanceof EvalError) return run;
    throw error;
  }
}
