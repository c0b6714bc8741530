/** Policies of API Management that this gateway does not run, and why. A document with one of them is refused. */
export const UNSUPPORTED_POLICIES: ReadonlyMap<string, string> = new Map([
  ...reason('it transforms XML', [
    'json-to-xml',
    'xml-to-json',
    'xsl-transform',
    'validate-content',
    'redirect-content-urls',
    'cross-domain',
    'jsonp',
  ]),
  ...reason('it needs the schema of the API', [
    'validate-parameters',
    'validate-headers',
    'validate-status-code',
    'validate-odata-request',
    'validate-graphql-request',
    'set-graphql-resolver',
    'http-data-source',
    'sql-data-source',
    'cosmosdb-data-source',
    'publish-event',
  ]),
  ...reason('it needs client certificates', [
    'validate-client-certificate',
    'authentication-certificate',
  ]),
  ...reason('it needs a service of its own, which is not imitated', [
    'get-authorization-context',
    'send-service-bus-message',
    'invoke-dapr-binding',
    'invoke-darp-binding',
    'publish-to-dapr',
    'publish-to-darp',
    'set-backend-service-dapr',
    'proxy',
  ]),
  ...reason('whole responses are not cached here', ['cache-lookup', 'cache-store']),
  ...reason('its values are computed once for all requests that wait', ['cache-value']),
  ...reason('it is not documented', ['invoke-request']),
  ...reason('its parts would have to run at the same time', ['wait']),
]);

function reason(text: string, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, text] as const);
}
