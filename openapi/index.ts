/** The operations of Azure OpenAI, as data; the descriptions that API Management imports, and what is done to any of them. */
export { adjustOpenApi, OpenApiError } from './adjust.ts';
export { surface } from './computed.ts';
export type { Adjustment } from './content.ts';
export { anyOtherCall, shippedDescriptions } from './describe.ts';
export type { Problem, Source } from './description.ts';
export {
  isRepeatable,
  namedBy,
  type Operation,
  operations,
  withoutDialect,
} from './operations/index.ts';
export { shippedOpenApi } from './shipped.ts';
export { type Place, readYaml } from './yaml.ts';
