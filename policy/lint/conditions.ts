/** What the condition of a retry comes to, found by asking it: nothing else is as sure. */
import { ClrException, readContext } from '../expressions/index.ts';
import type { Code } from './subject.ts';

export type Outcome =
  | { readonly again: boolean }
  /** `null`: the response is not there and the condition reads it. */
  | { readonly fails: 'null' }
  /** It depends on what only a request knows. */
  | { readonly fails: 'unknown' };

/** @param status undefined: the backend did not answer */
export function outcomeOf({ compiled }: Code, status: number | undefined): Outcome {
  const response = status === undefined ? {} : { response: { statusCode: status } };
  const { context, runtime } = readContext(response);
  try {
    const value = compiled.evaluate(context, runtime);
    return typeof value === 'boolean' ? { again: value } : { fails: 'unknown' };
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    const isNull = error.type === 'System.NullReferenceException';
    return { fails: isNull && status === undefined ? 'null' : 'unknown' };
  }
}
