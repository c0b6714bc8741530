/**
 * The door before what nobody gets back: a plan that destroys or replaces the service, its vault, its keys' product or the group around
 * them is refused, unless `gateway.allowReplacement` names the service.
 */
import type { Configuration } from '../../policy/configuration.ts';
import { isV2 } from '../../policy/tier.ts';
import type { SourceDocument } from '../config/document.ts';
import { readRecord } from '../configuration-record.ts';
import { ActionFailure } from '../failure.ts';
import type { Finding } from '../finding.ts';
import { costOfLoss } from '../report/losses.ts';
import type { Loss } from '../terraform/losses.ts';
import type { Artefacts } from './ports.ts';
import type { UnderstoodPlan } from './understanding.ts';

const ALLOWANCE = ['gateway', 'allowReplacement'];
const OTHER_WAY =
  'Build the new gateway beside the old one, move the callers, then remove the old one: docs/operations.md, "Another region, environment or family of tiers"';

/**
 * @returns the failure to end with, once the plan is reported; undefined where nothing is lost, or the loss is allowed
 * @throws {ActionFailure} `config-invalid` where `allowReplacement` names something else than what is lost
 */
export function refusalOf(
  artefacts: Pick<Artefacts, 'allowReplacement' | 'document' | 'configuration'>,
  { losses, services, summary }: UnderstoodPlan,
): ActionFailure | undefined {
  const { allowReplacement: allowed, document, configuration } = artefacts;
  const refused = losses.filter(({ owners }) => allowed === undefined || !owners.includes(allowed));
  if (refused.length === 0) return undefined;
  const names = [...new Set(refused.map(({ owners }) => owners[0] ?? ''))];
  if (allowed !== undefined) {
    const there =
      services.length === 0 ? 'the state holds no service' : `there is ${services.join(', ')}`;
    const message = `gateway.allowReplacement is "${allowed}", which is not what the plan destroys: ${names.join(', ')} (${there}). Nothing was changed. Correct the name if that is to go, or take it out`;
    throw new ActionFailure('config-invalid', `${message}.\n${lines(refused)}`, [
      { severity: 'error', ...placeIn(document, ALLOWANCE), message },
    ]);
  }
  const causes = causesOf(before(summary), configuration);
  const why = causes.map(({ text }) => text).join(' and ');
  const message = [
    `the plan destroys what no apply gives back${why === '' ? '' : `, since ${why}`}. Nothing was changed.`,
    lines(refused),
    `${OTHER_WAY}. ${allow(names)}`,
  ].join('\n');
  return new ActionFailure(
    'replacement-refused',
    message,
    causes.map(
      ({ path, text }): Finding => ({
        severity: 'error',
        ...placeIn(document, path),
        message: `${text}, which destroys what no apply gives back`,
      }),
    ),
  );
}

/**
 * What allows nothing any more would allow something later.
 *
 * @returns undefined where nothing is allowed, or what is allowed is what the plan does
 */
export function staleAllowance(
  { allowReplacement: allowed, document }: Pick<Artefacts, 'allowReplacement' | 'document'>,
  { losses, services }: UnderstoodPlan,
): Finding | undefined {
  if (allowed === undefined || losses.length > 0) return undefined;
  const what = services.includes(allowed)
    ? 'the plan destroys nothing of it'
    : `there is no such service${services.length === 0 ? '' : `, but ${services.join(', ')}`}`;
  return {
    severity: 'error',
    ...placeIn(document, ALLOWANCE),
    message: `gateway.allowReplacement: "${allowed}" allows nothing: ${what}. Take it out, so that it does not allow what somebody changes later`,
  };
}

function placeIn(document: SourceDocument, path: readonly string[]) {
  return { file: document.file, ...document.placeOf(path) };
}

function allow(names: readonly string[]): string {
  const [name, ...others] = names;
  return others.length === 0
    ? `To destroy it all the same, write gateway.allowReplacement: ${name}`
    : `gateway.allowReplacement names one service, and this would be ${names.join(' and ')}: let one of them go at a time`;
}

function lines(losses: readonly Loss[]): string {
  return losses
    .map(
      (loss) => `- ${loss.kind} ${loss.name} (${loss.action} ${loss.address}): ${costOfLoss(loss)}`,
    )
    .join('\n');
}

type Cause = { readonly path: readonly string[]; readonly text: string };

/** What of the file takes the gateway away; none where it is something else, such as a taint. */
function causesOf(before: Configuration | undefined, after: Configuration): readonly Cause[] {
  if (before === undefined) return [];
  const changed = (path: readonly string[], name: string, was: string, is: string) =>
    was === is ? [] : [{ path, text: `${name} changes from ${was} to ${is}` }];
  const [old, now] = [before.gateway.sku, after.gateway.sku];
  return [
    ...changed(['environment'], 'environment', before.environment, after.environment),
    ...changed(['location'], 'location', before.location, after.location),
    ...(isV2(old) === isV2(now) ? [] : changed(['gateway', 'sku'], 'gateway.sku', old, now)),
    ...(before.rotation !== undefined && after.rotation === undefined
      ? [{ path: ['rotation'], text: 'rotation is taken out' }]
      : []),
  ];
}

function before({ recorded }: UnderstoodPlan['summary']): Configuration | undefined {
  return recorded === undefined ? undefined : readRecord(recorded);
}
