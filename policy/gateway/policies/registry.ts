/** Every policy that this gateway runs, by name. `base` and `include-fragment` are the compiler's own. */
import type { PolicyDefinition } from '../pipeline/definition.ts';
import { authenticationBasic } from './authentication-basic.ts';
import { authenticationManagedIdentity } from './authentication-managed-identity.ts';
import { cacheLookupValue, cacheRemoveValue, cacheStoreValue } from './cache-value.ts';
import { checkHeader } from './check-header.ts';
import { choose } from './choose.ts';
import { cors } from './cors.ts';
import { emitMetric } from './emit-metric.ts';
import { findAndReplace } from './find-and-replace.ts';
import { forwardRequest } from './forward-request.ts';
import { ipFilter } from './ip-filter.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import { llmContentSafety } from './llm-content-safety.ts';
import { logToEventhub } from './log-to-eventhub.ts';
import { mockResponse } from './mock-response.ts';
import { quota, quotaByKey } from './quota.ts';
import { rateLimit, rateLimitByKey } from './rate-limit.ts';
import { retry } from './retry.ts';
import { returnResponse } from './return-response.ts';
import { rewriteUri } from './rewrite-uri.ts';
import {
  azureOpenaiSemanticCacheLookup,
  azureOpenaiSemanticCacheStore,
  llmSemanticCacheLookup,
  llmSemanticCacheStore,
} from './semantic-cache.ts';
import { sendOneWayRequest, sendRequest } from './send-request.ts';
import { setBackendService } from './set-backend-service.ts';
import { setBody } from './set-body.ts';
import { setHeader } from './set-header.ts';
import { setMethod } from './set-method.ts';
import { setQueryParameter } from './set-query-parameter.ts';
import { setStatus } from './set-status.ts';
import { setUrl } from './set-url.ts';
import { setVariable } from './set-variable.ts';
import { azureOpenaiTokenLimit, llmTokenLimit } from './token-limit.ts';
import { azureOpenaiEmitTokenMetric, llmEmitTokenMetric } from './token-metric.ts';
import { trace } from './trace.ts';
import { validateAzureAdToken } from './validate-azure-ad-token.ts';
import { validateJwt } from './validate-jwt.ts';

const ALL: readonly PolicyDefinition[] = [
  authenticationBasic,
  authenticationManagedIdentity,
  azureOpenaiEmitTokenMetric,
  azureOpenaiSemanticCacheLookup,
  azureOpenaiSemanticCacheStore,
  azureOpenaiTokenLimit,
  cacheLookupValue,
  cacheRemoveValue,
  cacheStoreValue,
  checkHeader,
  choose,
  cors,
  emitMetric,
  findAndReplace,
  forwardRequest,
  ipFilter,
  limitConcurrency,
  llmContentSafety,
  llmEmitTokenMetric,
  llmSemanticCacheLookup,
  llmSemanticCacheStore,
  llmTokenLimit,
  logToEventhub,
  mockResponse,
  quota,
  quotaByKey,
  rateLimit,
  rateLimitByKey,
  retry,
  returnResponse,
  rewriteUri,
  sendOneWayRequest,
  sendRequest,
  setBackendService,
  setBody,
  setHeader,
  setMethod,
  setQueryParameter,
  setStatus,
  setUrl,
  setVariable,
  trace,
  validateAzureAdToken,
  validateJwt,
];

export const policies: ReadonlyMap<string, PolicyDefinition> = new Map(
  ALL.map((policy) => [policy.name, policy]),
);
