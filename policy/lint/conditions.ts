/** What a condition comes to, found by asking it: nothing else is as sure. */
import { ClrException, readContext } from '../expressions/index.ts';
import type { Code } from './subject.ts';
import { dotted } from './syntax.ts';

export type Outcome =
  | { readonly again: boolean }
  /** `null`: the response is not there and the condition reads it. */
  | { readonly fails: 'null' }
  /** It depends on what only a request knows. */
  | { readonly fails: 'unknown' };

/** @param status undefined: the backend did not answer */
export function outcomeOf({ compiled }: Code, status: number | undefined): Outcome {
  const response = status === undefined ? {} : { response: { statusCode: status } };
  // What is null without it would be taken for the response.
  const { context, runtime } = readContext({
    ...response,
    lastError: {},
    subscription: {},
    product: {},
    user: {},
  });
  try {
    const value = compiled.evaluate(context, runtime);
    return typeof value === 'boolean' ? { again: value } : { fails: 'unknown' };
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    const isNull = error.type === 'System.NullReferenceException';
    return { fails: isNull && status === undefined ? 'null' : 'unknown' };
  }
}

/** Whether a condition fails where there is no response. */
export function needsResponse(condition: Code): boolean {
  const outcome = outcomeOf(condition, undefined);
  if ('again' in outcome) return false;
  if (outcome.fails === 'null') return true;
  // Something else is missing first, so only the code can tell.
  const { expressions } = condition;
  const isChecked = expressions.some(
    (expression) =>
      (expression.kind === 'conditionalAccess' &&
        dotted(expression.target) === 'context.Response') ||
      (expression.kind === 'binary' &&
        [expression.left, expression.right].some((side) => dotted(side) === 'context.Response')),
  );
  return !isChecked && expressions.some((each) => dotted(each)?.startsWith('context.Response.'));
}
