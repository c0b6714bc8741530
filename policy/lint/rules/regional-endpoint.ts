import { endpointsOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';

export const regionalEndpoint: Rule = {
  id: 'AOLB050',
  severity: 'error',
  title: 'A regional endpoint takes no token of a managed identity',
  why: 'Tokens need the account’s own subdomain: a regional endpoint answers 400, “Resource Id is badly formed”.',
  link: 'https://learn.microsoft.com/azure/ai-services/cognitive-services-custom-subdomains',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="endpoint" value="https://japaneast.api.cognitive.microsoft.com/openai" />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-header name="api-key" exists-action="delete" />
    <set-query-parameter name="api-key" exists-action="delete" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="endpoint" value="https://openai-japan.openai.azure.com/openai" />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-header name="api-key" exists-action="delete" />
    <set-query-parameter name="api-key" exists-action="delete" />
  </inbound>
</policies>`,
  },
  check: (subject) =>
    endpointsOf(subject)
      .filter(
        ({ url }) =>
          subject.identity !== undefined && url.hostname.endsWith('.api.cognitive.microsoft.com'),
      )
      .map(({ url, found }) =>
        found(
          `${url.hostname} is a regional endpoint and takes no token: use the account’s own, such as https://(account).openai.azure.com`,
        ),
      ),
};
