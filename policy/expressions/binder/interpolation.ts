/** `$"…{value,alignment:format}…"`. */

import { ExpressionError } from '../errors.ts';
import type { Evaluate } from '../evaluation/evaluation.ts';
import { INT } from '../library/numbers/integral.ts';
import { align, formatValue } from '../library/text/composite-format.ts';
import { STRING } from '../library/text/string.ts';
import type { Expression, InterpolationPart } from '../syntax/ast.ts';
import type { Binder } from './binder.ts';
import { type Bound, bound } from './bound.ts';
import { boxed, convert } from './convert.ts';

export function bindInterpolation(
  binder: Binder,
  syntax: Extract<Expression, { kind: 'interpolated' }>,
): Bound {
  const parts = syntax.parts.map((part) => bindPart(binder, part));
  return bound(STRING, syntax.at, (frame) => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : String(part(frame));
    frame.evaluation.charge(text);
    return text;
  });
}

function bindPart(binder: Binder, part: InterpolationPart): string | Evaluate {
  if (typeof part === 'string') return part;
  const value = boxed(binder, binder.expression(part.value));
  const format = part.format ?? null;
  const width = part.alignment === undefined ? 0 : alignment(binder, part.alignment);
  return (frame) => align(formatValue(value.evaluate(frame), format), width);
}

function alignment(binder: Binder, syntax: Expression): number {
  const width = convert(binder, binder.expression(syntax), INT);
  if (width.constant === undefined) {
    throw new ExpressionError('the alignment of an interpolation must be a constant', syntax.at);
  }
  return Number(width.constant.value);
}
