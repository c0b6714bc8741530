/** Every rule, by id. A rule is added by a file here and a line in this table; ids are never given twice. */
import type { Rule } from '../rule.ts';
import { baseOutOfPlace } from './base-out-of-place.ts';
import { bodyAboveBuffer } from './body-above-buffer.ts';
import { breakerNotInTier } from './breaker-not-in-tier.ts';
import { breakerOpensTooLate } from './breaker-opens-too-late.ts';
import { cachePolicyInFragment } from './cache-policy-in-fragment.ts';
import { cachePolicyTwice } from './cache-policy-twice.ts';
import { callerKeyForwarded } from './caller-key-forwarded.ts';
import { callerKeyInQuery } from './caller-key-in-query.ts';
import { counterShared } from './counter-shared.ts';
import { deadTraceHeader } from './dead-trace-header.ts';
import { errorWithoutResponse } from './error-without-response.ts';
import { expressionDoesNotCompile } from './expression-does-not-compile.ts';
import { failureNotRetried } from './failure-not-retried.ts';
import { limitOfProductSkipped } from './limit-of-product-skipped.ts';
import { literalSecret } from './literal-secret.ts';
import { missingOpenaiPath } from './missing-openai-path.ts';
import { nameSentAsCredential } from './name-sent-as-credential.ts';
import { notInTier } from './not-in-tier.ts';
import { notJudged } from './not-judged.ts';
import { notWellFormed } from './not-well-formed.ts';
import { nothingForwards } from './nothing-forwards.ts';
import { oneFailureCloses } from './one-failure-closes.ts';
import { outerPoliciesDropped } from './outer-policies-dropped.ts';
import { policyTooLarge } from './policy-too-large.ts';
import { poolOfWrongMembers } from './pool-of-wrong-members.ts';
import { prioritiesWithoutBreakers } from './priorities-without-breakers.ts';
import { reasonMatched } from './reason-matched.ts';
import { regionalEndpoint } from './regional-endpoint.ts';
import { retryMissesStatus } from './retry-misses-status.ts';
import { retryWaits } from './retry-waits.ts';
import { retryWithoutBody } from './retry-without-body.ts';
import { retryWithoutResponse } from './retry-without-response.ts';
import { secretTold } from './secret-told.ts';
import { severalPoliciesInBackend } from './several-policies-in-backend.ts';
import { sharedQuota } from './shared-quota.ts';
import { singleQuotedString } from './single-quoted-string.ts';
import { snippet } from './snippet.ts';
import { streamHeldBack } from './stream-held-back.ts';
import { streamKept } from './stream-kept.ts';
import { streamRead } from './stream-read.ts';
import { suppressionOfNothing } from './suppression-of-nothing.ts';
import { suppressionWithoutReason } from './suppression-without-reason.ts';
import { suspicious } from './suspicious.ts';
import { timeoutTooLong } from './timeout-too-long.ts';
import { trailingSlash } from './trailing-slash.ts';
import { typeNotAllowed } from './type-not-allowed.ts';
import { unknownAttribute } from './unknown-attribute.ts';
import { unknownName } from './unknown-name.ts';
import { unknownPolicy } from './unknown-policy.ts';
import { unreachable } from './unreachable.ts';
import { unreadable } from './unreadable.ts';
import { urlInsteadOfBackend } from './url-instead-of-backend.ts';
import { variableNeverSet } from './variable-never-set.ts';
import { variableOfAnotherType } from './variable-of-another-type.ts';
import { variableOfForbiddenType } from './variable-of-forbidden-type.ts';
import { wrongForm } from './wrong-form.ts';
import { wrongPlace } from './wrong-place.ts';

export const RULES: readonly Rule[] = [
  unreadable,
  expressionDoesNotCompile,
  typeNotAllowed,
  singleQuotedString,
  unknownPolicy,
  unknownAttribute,
  wrongForm,
  wrongPlace,
  unknownName,
  severalPoliciesInBackend,
  baseOutOfPlace,
  notJudged,
  suspicious,
  snippet,
  notWellFormed,
  nothingForwards,
  outerPoliciesDropped,
  urlInsteadOfBackend,
  unreachable,
  retryWithoutBody,
  retryWithoutResponse,
  retryMissesStatus,
  retryWaits,
  reasonMatched,
  failureNotRetried,
  errorWithoutResponse,
  callerKeyForwarded,
  callerKeyInQuery,
  literalSecret,
  secretTold,
  nameSentAsCredential,
  deadTraceHeader,
  regionalEndpoint,
  missingOpenaiPath,
  trailingSlash,
  streamRead,
  streamHeldBack,
  streamKept,
  cachePolicyTwice,
  cachePolicyInFragment,
  variableNeverSet,
  variableOfAnotherType,
  variableOfForbiddenType,
  policyTooLarge,
  notInTier,
  bodyAboveBuffer,
  timeoutTooLong,
  limitOfProductSkipped,
  counterShared,
  breakerOpensTooLate,
  oneFailureCloses,
  prioritiesWithoutBreakers,
  poolOfWrongMembers,
  sharedQuota,
  breakerNotInTier,
  suppressionWithoutReason,
  suppressionOfNothing,
];
