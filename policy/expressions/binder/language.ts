/** The language as a whole, handed to the binder: the door of this folder. */
import type { Language } from './binder.ts';
import { bindDelegate, isDelegate } from './delegates.ts';
import { bindExpression } from './expressions.ts';
import { invoke } from './invocation.ts';
import { bindStatement } from './statements.ts';

export const LANGUAGE: Language = {
  expression: bindExpression,
  statement: bindStatement,
  isDelegate,
  delegate: bindDelegate,
  invoke,
};
