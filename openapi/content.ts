/** What descriptions come to together, and the document that API Management imports of it. */
import type { Json } from './description.ts';

export type Adjustment = {
  /** Display name of the API. */
  readonly title: string;
  /** The only server of the result, such as `https://example.openai.azure.com/openai`: API Management makes it the API's default backend. */
  readonly serverUrl: string;
};

/** All that is the same for every load balancer. */
export type Content = {
  /** Of OpenAPI. */
  readonly version: '3.0.3' | '3.1.0';
  /** The described API's own versions. */
  readonly edition: string;
  readonly paths: Json;
  readonly schemas: Json;
};

/** The header and the query parameter that carry the subscription key: what the SDKs for Azure OpenAI send. */
const SUBSCRIPTION_KEY = 'api-key';

/** @returns one OpenAPI document, as JSON */
export function writeDocument(content: Content, { title, serverUrl }: Adjustment): string {
  const document = {
    openapi: content.version,
    info: { title, version: content.edition },
    servers: [{ url: serverUrl }],
    security: [{ keyHeader: [] }, { keyQuery: [] }],
    paths: content.paths,
    components: {
      schemas: content.schemas,
      securitySchemes: {
        keyHeader: { type: 'apiKey', in: 'header', name: SUBSCRIPTION_KEY },
        keyQuery: { type: 'apiKey', in: 'query', name: SUBSCRIPTION_KEY },
      },
    },
  };
  return `${JSON.stringify(document, undefined, 1)}\n`;
}
