/** A configuration that is right, to begin from, and what is said of another. */
import { readConfiguration } from '../../../action/config.ts';

export const account = (name: string) =>
  `/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/${name}`;

export const BASE = `environment: prod
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI Platform, email: ai@example.com }
accounts:
  japan:
    id: ${account('japan')}
    endpoint: https://openai-japan.openai.azure.com/
    models: [gpt-4o, text-embedding-3-small]
  sweden:
    id: ${account('sweden')}
    endpoint: https://openai-sweden.openai.azure.com/
    models: [gpt-4o]
`;

export const say = (text: string): readonly string[] =>
  readConfiguration(text, 'lb.yml').findings.map(
    ({ file, line, column, severity, message }) =>
      `${file}:${line}:${column}: ${severity}: ${message}`,
  );
