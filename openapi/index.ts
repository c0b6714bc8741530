/** The API descriptions that API Management imports: the ones that ship, and what is done to any of them. */
import deployments from './azure-openai-2024-10-21.json' with { type: 'json' };
import v1 from './azure-openai-v1.json' with { type: 'json' };
import type { Source } from './description.ts';

export { type Adjustment, adjustOpenApi, OpenApiError } from './adjust.ts';
export type { Problem, Source } from './description.ts';
export { surface } from './surface.ts';

/** What is imported unless the user gives descriptions of their own: both surfaces of Azure OpenAI. */
export const shippedDescriptions: readonly Source[] = [
  { name: 'azure-openai-2024-10-21.json', text: JSON.stringify(deployments) },
  { name: 'azure-openai-v1.json', text: JSON.stringify(v1) },
];
