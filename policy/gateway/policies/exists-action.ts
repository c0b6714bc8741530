/** What set-header and set-query-parameter share: what to do with a value that is there already. */
import { oneOf, optional } from '../pipeline/definition.ts';

export const existsAction = optional(oneOf('override', 'skip', 'append', 'delete'));
