/** Microsoft.CognitiveServices: the Azure OpenAI accounts that exist before Terraform runs. Nobody writes them. */
import type { ResourceProvider } from './resource-type.ts';

export const ACCOUNT = 'Microsoft.CognitiveServices/accounts';

export const cognitiveServices: ResourceProvider = {
  types: [{ type: ACCOUNT }, { type: `${ACCOUNT}/deployments`, label: 'Deployment' }],
};
