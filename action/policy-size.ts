/** How large the policy is, held against what the gateway's tier documents to take. */
import type { Tier } from '../policy/tier.ts';
import { figure } from './figure.ts';
import type { Finding } from './finding.ts';

/** Share of the limit from which it is told that it is near. */
const NEAR = 0.8;

/** What terraform/modules/gateway puts in front of the policy: its digest, as a comment on a line. */
export const DIGEST_BYTES = 26;

/** `12,345 of 524,288 bytes that BasicV2 documents` */
export function describeSize(bytes: number, { name, policyDocument }: Tier): string {
  return `${figure(bytes)} of ${figure(policyDocument.most)} bytes that ${name} documents`;
}

/**
 * An error above the limit; a warning near it, or above what an older document says.
 *
 * @param bytes of the policy
 * @param file the configuration's name
 */
export function sizeFinding(bytes: number, tier: Tier, file: string): Finding | undefined {
  const { most, elsewhere } = tier.policyDocument;
  const size = `the policy has ${describeSize(bytes, tier)}`;
  const advice = 'list fewer models, or give consumers with equal models and limits the same ones';
  if (bytes > most) return { severity: 'error', file, message: `${size}: ${advice}` };
  if (bytes > most * NEAR) {
    return { severity: 'warning', file, message: `${size}, which is nearly all: ${advice}` };
  }
  if (elsewhere?.most === undefined || bytes <= elsewhere.most) return undefined;
  return {
    severity: 'warning',
    file,
    message: `${size}, and more than the ${figure(elsewhere.most)} of an older document (${elsewhere.source}); which holds is not verified`,
  };
}

/** What nobody has to change, and everybody should know of a tier: told by `render`, not as findings. */
export function tierNotes({ name, requestDuration, bufferedPayload }: Tier): readonly string[] {
  const { most, source, elsewhere } = requestDuration;
  return [
    ...(bufferedPayload.most < 16 * 1024 * 1024
      ? [
          `${name} buffers ${figure(bufferedPayload.most)} bytes: a larger body is sent to one account only, and no expression can read it (${bufferedPayload.source})`,
        ]
      : []),
    ...(most === Number.POSITIVE_INFINITY
      ? []
      : [
          `${name} may end a request after ${most} seconds: ${source} says so${elsewhere === undefined ? '' : `, ${elsewhere.source} lists no such limit`}; let long answers stream`,
        ]),
  ];
}

/** Operations of an API up to which all documents agree. */
const UNDISPUTED_OPERATIONS = 100;

/** The same for the number of operations that the API gets. */
export function operationNotes(count: number): readonly string[] {
  if (count <= UNDISPUTED_OPERATIONS) return [];
  return [
    `the API has ${figure(count)} operations: an older document allows ${UNDISPUTED_OPERATIONS} (https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits), a newer one limits only those of a service (https://learn.microsoft.com/azure/api-management/service-limits); should the import be refused, describe fewer by gateway.openapi`,
  ];
}
