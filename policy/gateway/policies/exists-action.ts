/** What set-header and set-query-parameter share: what to do with a value that is there already. */
import { oneOf, optional, type Parameter, type Report } from '../pipeline/definition.ts';

export const existsAction = optional(oneOf('override', 'skip', 'append', 'delete'));

/** Only a deletion needs no `<value>`; an expression may turn out to be one. */
export function needValue(
  policy: string,
  action: Parameter<string> | undefined,
  values: readonly unknown[],
  report: Report,
): void {
  const isKnown = action === undefined || action.literal !== undefined;
  if (values.length === 0 && isKnown && action?.literal !== 'delete')
    report(`<${policy}> needs a <value> unless exists-action is "delete"`);
}
