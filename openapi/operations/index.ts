/**
 * The operations of Azure OpenAI, all that this project knows of its surface: from this table come the descriptions that API
 * Management imports, what the policy is told, docs/surface.md and the tests.
 *
 * Sources: the reference of the v1 API (https://learn.microsoft.com/azure/foundry/openai/latest) and its description
 * (https://github.com/Azure/azure-rest-api-specs/tree/main/specification/ai/data-plane/OpenAI.v1); for dated api-versions, the URLs
 * that `AzureOpenAI` of the package `openai` writes. Which api-version, region or model has an operation, the account says.
 */
import { ASSISTANTS } from './assistants.ts';
import { FILES } from './files.ts';
import { INFERENCE } from './inference.ts';
import type { Dialect, Operation, Row } from './operation.ts';
import { RESPONSES } from './responses.ts';
import { TRAINING } from './training.ts';

export {
  type Dialect,
  isRepeatable,
  namedBy,
  type Operation,
  parametersOf,
  withoutDialect,
} from './operation.ts';

/** What is put before a path and before an id; the ids of `deployments` are older than the others. */
const DIALECTS: Readonly<Record<Dialect, { readonly path: string; readonly id: string }>> = {
  v1: { path: '/v1', id: 'v1-' },
  classic: { path: '', id: 'classic-' },
  deployments: { path: '/deployments/{deployment-id}', id: '' },
};

export const operations: readonly Operation[] = [
  ...INFERENCE,
  ...RESPONSES,
  ...FILES,
  ...TRAINING,
  ...ASSISTANTS,
].flatMap(toOperations);

function toOperations({ dialects, ...row }: Row): readonly Operation[] {
  return dialects.map((dialect) => ({
    ...row,
    dialect,
    path: DIALECTS[dialect].path + row.path,
    id: DIALECTS[dialect].id + row.id,
    model: dialect === 'deployments' ? 'path' : row.model,
  }));
}
