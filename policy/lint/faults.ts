/** Rules that stand for what the compiler already says: one for each kind of fault. */
import type { FaultKind } from '../document/index.ts';
import type { Rule } from './rule.ts';

/** @param fix what to do, where the fault does not say it */
export function faults(kind: FaultKind, fix = ''): Rule['check'] {
  return ({ errors }) =>
    errors
      .filter((error) => error.kind === kind && error.unsupported === undefined)
      .map(({ fault, line, column, document }) => ({
        at: { line, column },
        message: fix === '' ? fault : `${fault}: ${fix}`,
        document,
      }));
}
