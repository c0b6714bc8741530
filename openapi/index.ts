/** The operations of Azure OpenAI, as data; the descriptions that API Management imports, and what is done to any of them. */
import { describe, describeAnyOther } from './describe.ts';
import type { Source } from './description.ts';
import { operations } from './operations/index.ts';

export { type Adjustment, adjustOpenApi, OpenApiError } from './adjust.ts';
export type { Problem, Source } from './description.ts';
export {
  isRepeatable,
  namedBy,
  type Operation,
  operations,
  withoutDialect,
} from './operations/index.ts';
export { surface } from './surface.ts';
export { type Place, readYaml } from './yaml.ts';

/** What is imported unless the user gives descriptions of their own: all that is known of Azure OpenAI. */
export const shippedDescriptions: readonly Source[] = [describe(operations)];

/** What is imported besides, so that calls go through that no description has. */
export const anyOtherCall: Source = describeAnyOther();
