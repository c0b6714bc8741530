/** What the operators share: their syntax, and how errors show an operand. */
import type { Expression } from '../../syntax/ast.ts';
import { display, NULL } from '../../types/type.ts';
import type { Bound } from '../bound.ts';

export type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export function shown({ type }: Bound): string {
  return type === NULL ? 'null' : display(type);
}
