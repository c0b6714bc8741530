/** Everything that follows from a configuration: the policy, the API description, Terraform's variables. */
import { type Adjustment, type Source, shippedOpenApi, surface } from '../openapi/index.ts';
import { createBalancer } from '../policy/balancer.ts';
import type { Configuration } from '../policy/configuration.ts';
import { policySize, renderPolicy } from '../policy/render.ts';
import { operationsOf } from '../policy/service.ts';
import { tierOf } from '../policy/tier.ts';
import type { Finding } from './finding.ts';
import {
  DIGEST_BYTES,
  describeSize,
  operationNotes,
  sizeFinding,
  tierNotes,
} from './policy-size.ts';
import { type TerraformVariables, toVariables } from './variables.ts';

/**
 * API Management takes the description's server for the API's default backend. The policy always sets a backend, so no call ever goes
 * there; and since it names no account, no change of accounts writes the description again.
 */
const SERVER_URL = 'https://account-of-the-policy.invalid/openai';

export type RenderedDocuments = {
  readonly policy: string;
  readonly openapi: string;
  readonly variables: TerraformVariables;
  readonly warnings: readonly Finding[];
  /** The policy's size, and what everybody should know of the tier. */
  readonly notes: readonly string[];
};

/**
 * Renders every document of a configuration. Files are read and written by `createPrepare` (artefacts.ts).
 *
 * @param file the configuration's name, for findings
 * @param descriptions the OpenAPI descriptions to import; undefined: those that ship
 * @param functionPackage path of the function's zip
 * @returns the documents, or the findings that forbid them
 */
export async function renderDocuments(
  configuration: Configuration,
  file: string,
  descriptions: readonly Source[] | undefined,
  functionPackage: string,
): Promise<RenderedDocuments | { readonly refused: readonly Finding[] }> {
  const balancer = createBalancer(configuration);
  const policy = renderPolicy(balancer, surface);
  const tier = tierOf(balancer.sku);
  const bytes = policySize(policy) + DIGEST_BYTES;
  const size = sizeFinding(bytes, tier, file);
  if (size?.severity === 'error') return { refused: [size] };
  const open = configuration.gateway.surface === 'open';
  const api = {
    title: `Azure OpenAI (${configuration.environment})`,
    serverUrl: SERVER_URL,
  };
  const described =
    descriptions === undefined
      ? { openapi: shippedOpenApi(api, open) }
      : await adjusted(descriptions, api, open);
  if ('refused' in described) return described;
  const { openapi } = described;
  const variables = toVariables(configuration, balancer, {
    policy,
    openapi,
    functionPackage: configuration.rotation === undefined ? undefined : functionPackage,
  });
  return {
    policy,
    openapi,
    variables,
    warnings: size === undefined ? [] : [size],
    notes: [
      `policy: ${describeSize(bytes, tier)}`,
      ...tierNotes(tier),
      ...operationNotes(operationsOf(openapi).length),
    ],
  };
}

/** The user's own descriptions, which are read and made fit. */
async function adjusted(
  descriptions: readonly Source[],
  api: Adjustment,
  open: boolean,
): Promise<{ readonly openapi: string } | { readonly refused: readonly Finding[] }> {
  // Nobody else needs what reads descriptions.
  const { adjustOpenApi, anyOtherCall, OpenApiError } = await import('./descriptions.ts');
  try {
    return { openapi: adjustOpenApi([...descriptions, ...(open ? [anyOtherCall] : [])], api) };
  } catch (error) {
    if (!(error instanceof OpenApiError)) throw error;
    return {
      refused: error.problems.map(({ document, line, column, message }) => ({
        severity: 'error',
        file: document,
        line,
        column,
        message,
      })),
    };
  }
}
