/** A place in a list of tokens, with the errors of a parser that expected something else there. */
import { ExpressionError, type Position, unsupported } from '../errors.ts';
import type { Block, Expression } from './ast.ts';
import type { Token } from './token.ts';

/** Nesting of expressions, statements and types: far above any policy, far below the JavaScript stack. */
const MAXIMUM_DEPTH = 200;

/** Operands of one chain such as `a + b + c`: the tree is as deep as the chain is long. */
export const MAXIMUM_CHAIN = 400;

/**
 * The grammar holds itself: arguments hold expressions, and lambdas blocks of statements. parser.ts, the door of this folder,
 * hands both rules in, so that every other file uses only files below it.
 */
export type Grammar = {
  readonly expression: (cursor: Cursor) => Expression;
  readonly block: (cursor: Cursor) => Block;
};

export class Cursor {
  readonly #tokens: readonly Token[];
  readonly #grammar: Grammar;
  #index = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], grammar: Grammar) {
    this.#tokens = tokens;
    this.#grammar = grammar;
  }

  expression(): Expression {
    return this.#grammar.expression(this);
  }

  block(): Block {
    return this.#grammar.block(this);
  }

  /** At the start of other tokens, such as those of a hole in an interpolated string. */
  over(tokens: readonly Token[]): Cursor {
    return new Cursor(tokens, this.#grammar);
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)];
    if (token === undefined) throw new Error('a list of tokens ends in an end token');
    return token;
  }

  get at(): Position {
    return this.peek().at;
  }

  next(): Token {
    const token = this.peek();
    if (token.kind !== 'end') this.#index++;
    return token;
  }

  /** True when the token at `ahead` is this symbol or keyword. */
  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return (token.kind === 'symbol' || token.kind === 'keyword') && token.text === text;
  }

  /** True when the token at `ahead` is a name; with `text`, this contextual keyword. */
  isName(text?: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'name' && (text === undefined || token.text === text);
  }

  /** `>>`, `>>=` and `>=` come as single `>` tokens where they could close type arguments. */
  isAdjacent(text: string, ahead: number, width = 1): boolean {
    const gap = this.peek(ahead).offset - this.peek(ahead - 1).offset;
    return this.is(text, ahead) && gap === width;
  }

  accept(text: string): boolean {
    if (!this.is(text)) return false;
    this.#index++;
    return true;
  }

  expect(text: string): Token {
    if (!this.is(text)) throw this.expected(text);
    return this.next();
  }

  name(what: string): string {
    const token = this.peek();
    if (token.kind !== 'name') throw this.expected(what);
    this.#index++;
    return token.text;
  }

  expected(what: string): ExpressionError {
    const token = this.peek();
    const found = token.kind === 'end' ? 'the expression ends' : `found ${token.text}`;
    return this.error(`${what} expected, ${found}`);
  }

  error(message: string, at: Position = this.at): ExpressionError {
    return new ExpressionError(message, at);
  }

  /** For what later versions of the language have. */
  tooNew(what: string, instead: string): ExpressionError {
    return this.error(`${what} is not C# 7: write ${instead}`);
  }

  unsupported(what: string, at: Position = this.at): ExpressionError {
    return unsupported(what, at);
  }

  /** Runs `parse`; where it fails or returns undefined, the cursor is back where it was. */
  attempt<T>(parse: () => T | undefined): T | undefined {
    const index = this.#index;
    const depth = this.#depth;
    try {
      const result = parse();
      if (result === undefined) this.#index = index;
      return result;
    } catch (error) {
      // What is not supported would otherwise be reported as something else that does not fit.
      if (!(error instanceof ExpressionError) || error.unsupported !== undefined) throw error;
      this.#index = index;
      this.#depth = depth;
      return undefined;
    }
  }

  nested<T>(parse: () => T): T {
    if (this.#depth >= MAXIMUM_DEPTH) {
      throw this.unsupported(
        `code that is nested more than ${MAXIMUM_DEPTH} levels deep (use local variables)`,
      );
    }
    this.#depth++;
    const result = parse();
    this.#depth--;
    return result;
  }

  /** True when a parenthesis starts at the cursor and `text` follows its end. */
  parenthesisEndsBefore(text: string): boolean {
    if (!this.is('(')) return false;
    let depth = 0;
    for (let ahead = 0; ; ahead++) {
      const token = this.peek(ahead);
      if (token.kind === 'end') return false;
      if (token.kind !== 'symbol') continue;
      if (token.text === '(') depth++;
      if (token.text === ')') depth--;
      if (depth === 0) return this.is(text, ahead + 1);
    }
  }
}
