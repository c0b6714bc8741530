import type { SecretClientOptions } from '@azure/keyvault-secrets';

/** What the Azure SDKs send requests through; tests hand in one that needs no network. */
export type HttpClient = NonNullable<SecretClientOptions['httpClient']>;

/** An answer as the SDKs' pipelines see it. */
export type PipelineResponse = Awaited<ReturnType<HttpClient['sendRequest']>>;

/** Stands between an SDK and the network. */
export type PipelinePolicy = NonNullable<
  SecretClientOptions['additionalPolicies']
>[number]['policy'];
