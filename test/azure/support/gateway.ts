/** The smallest API and policy that balance: what the front door is tested with, not what the project renders. */
import assert from 'node:assert/strict';
import type { RecordedRequest } from '../openai/account.ts';

const operation = (operationId: string) => ({
  post: {
    operationId,
    parameters: [
      { name: 'deployment-id', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'api-version', in: 'query', schema: { type: 'string' } },
    ],
    responses: { 200: { description: 'OK' } },
  },
});

export const description = {
  openapi: '3.0.1',
  info: { title: 'Azure OpenAI', version: '2024-10-21' },
  servers: [{ url: 'https://example.openai.azure.com/openai' }],
  paths: {
    '/deployments/{deployment-id}/chat/completions': operation('ChatCompletions_Create'),
    '/deployments/{deployment-id}/embeddings': operation('embeddings_create'),
  },
};

/** Tries twice, so that the second attempt finds the first member's breaker open. */
export function policyThrough(backend: string): string {
  return `<policies>
  <inbound>
    <base />
    <set-header name="api-key" exists-action="delete" />
    <set-query-parameter name="api-key" exists-action="delete" />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" client-id="{{identity-client-id}}" />
    <set-backend-service backend-id="${backend}" />
  </inbound>
  <backend>
    <retry condition="@(context.Response != null &amp;&amp; context.Response.StatusCode == 429)" count="1" interval="0">
      <forward-request buffer-request-body="true" buffer-response="false" />
    </retry>
  </backend>
  <outbound><base /></outbound>
  <on-error><base /></on-error>
</policies>`;
}

/** The account got a bearer token, and the caller's key neither in header nor in query. */
export function assertKeyless(request: RecordedRequest | undefined): void {
  assert.match(request?.headers.authorization ?? '', /^Bearer \S+/);
  assert.equal(request?.headers['api-key'], undefined);
  assert.doesNotMatch(request?.url ?? '', /api-key/i);
}
