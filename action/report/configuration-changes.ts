/**
 * What a change of `load-balancer.yml` means, in its own words: who joins, who leaves, what callers notice. It compares the
 * configuration that the last apply left in the state's outputs with the new one, so that a reviewer need not read it from resources.
 */
import type { AccountConfiguration, Configuration } from '../../policy/configuration.ts';
import {
  type Changes,
  type ConfigurationChange,
  change,
  compare,
  describe,
  gain,
  list,
  loss,
  settled,
} from './changes.ts';
import { consumerChanges } from './consumer-changes.ts';
import { estateFacts } from './estate-facts.ts';

const ORDER: readonly ConfigurationChange['kind'][] = ['loss', 'change', 'gain'];

/** @returns sentences without a full stop, losses first; none where both mean the same */
export function configurationChanges(
  before: Configuration,
  after: Configuration,
): readonly ConfigurationChange[] {
  return [
    ...gatewayChanges(before, after),
    ...estateFacts(before, after).flatMap((fact) =>
      settled(fact.kind, fact.name, fact.before, fact.after),
    ),
    ...accountChanges(before, after),
    ...modelChanges(before, after),
    ...balancingChanges(before, after),
    ...callerChanges(before, after),
    ...consumerChanges(before, after),
    ...rotationChanges(before, after),
    ...settled('change', 'tags', describe(before.tags), describe(after.tags)),
  ].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

function gatewayChanges(before: Configuration, after: Configuration): Changes {
  const [old, now] = [before.gateway, after.gateway];
  return [
    ...settled(
      'loss',
      'environment, the prefix of every name',
      before.environment,
      after.environment,
    ),
    ...settled('loss', 'region of the gateway', before.location, after.location),
    ...settled('change', 'gateway', old.sku, now.sku),
    ...settled(
      'loss',
      'base URL that callers use, behind the host',
      `/${old.path}`,
      `/${now.path}`,
    ),
    ...settled(
      'change',
      'calls that no description has',
      SURFACE[old.surface],
      SURFACE[now.surface],
    ),
    ...settled(
      'change',
      'callers’ headers that reach the accounts besides Azure OpenAI’s',
      list(old.headers),
      list(now.headers),
    ),
    ...settled(
      'change',
      'OpenAPI descriptions',
      list(old.openapi ?? ['shipped']),
      list(now.openapi ?? ['shipped']),
    ),
    ...settled('change', 'publisher', publisherOf(old), publisherOf(now)),
  ];
}

function publisherOf({ publisher }: Configuration['gateway']): string {
  return publisher === undefined
    ? 'the existing service’s own'
    : `${publisher.name}, ${publisher.email}`;
}

const SURFACE = { open: 'reach an account', described: 'refused' } as const;

function accountChanges(before: Configuration, after: Configuration): Changes {
  const { joined, left, kept } = compare(before.accounts, after.accounts);
  return [
    ...left.map(([name, account]) => loss(`account ${name} leaves, ${modelsOf(account)}`)),
    ...joined.map(([name, account]) =>
      gain(`account ${name} joins, ${modelsOf(account)}${placeOf(account, after)}`),
    ),
    ...kept.flatMap(([name, old, now]) => [
      ...settled('change', `account ${name} is another resource`, old.id, now.id),
      ...settled('change', `endpoint of ${name}`, old.endpoint, now.endpoint),
      ...settled('change', `priority of ${name}`, String(old.priority), String(now.priority)),
      ...settled('change', `weight of ${name}`, String(old.weight), String(now.weight)),
      ...deploymentChanges(name, old, now),
    ]),
  ];
}

function modelsOf({ models }: AccountConfiguration): string {
  return models === undefined ? 'with every model' : `with ${list(Object.keys(models))}`;
}

function placeOf({ priority, weight }: AccountConfiguration, { balancing }: Configuration): string {
  if (balancing.strategy === 'priority') return `; priority ${priority}, weight ${weight}`;
  return balancing.strategy === 'weighted' ? `; weight ${weight}` : '';
}

function deploymentChanges(
  name: string,
  old: AccountConfiguration,
  now: AccountConfiguration,
): Changes {
  if (old.models === undefined || now.models === undefined) {
    return settled('change', `models of ${name}`, modelsOf(old), modelsOf(now));
  }
  const { joined, left, kept } = compare(old.models, now.models);
  return [
    ...left.map(([model]) => loss(`${name} no longer serves ${model}`)),
    ...joined.map(([model]) => gain(`${name} serves ${model}`)),
    ...kept.flatMap(([model, { deployment }, next]) =>
      settled('change', `deployment of ${model} on ${name}`, deployment, next.deployment),
    ),
  ];
}

/** What no account serves any more, and names that stand for models. */
function modelChanges(before: Configuration, after: Configuration): Changes {
  const served = servedModels(after);
  const { joined, left, kept } = compare(before.models, after.models);
  return [
    ...servedModels(before)
      .filter((model) => !served.includes(model))
      .map((model) => loss(`no account serves ${model} any more: calls of it get 404`)),
    ...left.flatMap(([name, { use }]) =>
      use === undefined ? [] : [loss(`alias ${name} is gone`)],
    ),
    ...joined.flatMap(([name, { use, timeout }]) => [
      ...(use === undefined ? [] : [gain(`alias ${name} stands for ${use.join(', then ')}`)]),
      ...(timeout === undefined ? [] : [change(`time limit of ${name}: ${timeout}`)]),
    ]),
    ...kept.flatMap(([name, old, now]) => [
      ...settled('change', `alias ${name}`, list(old.use ?? []), list(now.use ?? [])),
      ...settled(
        'change',
        `time limit of ${name}`,
        old.timeout ?? 'as others',
        now.timeout ?? 'as others',
      ),
    ]),
  ];
}

function servedModels({ accounts }: Configuration): readonly string[] {
  return [...new Set(Object.values(accounts).flatMap(({ models }) => Object.keys(models ?? {})))];
}

const SPREAD = {
  random: 'at random',
  'round-robin': 'in equal shares',
  weighted: 'by weight',
  priority: 'by priority',
} as const;

function balancingChanges(before: Configuration, after: Configuration): Changes {
  const [old, now] = [before.balancing, after.balancing];
  const breaker = (value: typeof old.breaker) => (value === undefined ? 'none' : describe(value));
  return [
    ...(old.strategy === now.strategy
      ? []
      : [change(`calls are spread ${SPREAD[now.strategy]} instead of ${SPREAD[old.strategy]}`)]),
    ...settled('change', 'who chooses an account', old.selection, now.selection),
    ...settled(
      'change',
      'accounts that a call may go through',
      attempts(old.attempts),
      attempts(now.attempts),
    ),
    ...settled('change', 'time limit for an answer', old.timeout, now.timeout),
    ...settled(
      'change',
      'how long an account is remembered as what',
      describe(old.marks),
      describe(now.marks),
    ),
    ...settled('change', 'circuit breaker', breaker(old.breaker), breaker(now.breaker)),
    ...settled(
      'change',
      'calls that name what an account keeps',
      old.stateful ?? 'default',
      now.stateful ?? 'default',
    ),
    ...settled(
      'change',
      'consumers may use what others made',
      yes(old.shareState),
      yes(now.shareState),
    ),
    ...settled('change', 'answers name the account', yes(old.tell), yes(now.tell)),
  ];
}

const attempts = (most: number | undefined): string => (most === undefined ? 'all' : String(most));

function callerChanges(before: Configuration, after: Configuration): Changes {
  const [old, now] = [before.callers, after.callers];
  const entra = ({ entra: value }: typeof old) =>
    value === undefined ? 'refused' : `of tenant ${value.tenant} for ${list(value.audiences)}`;
  const towards = (was: boolean, is: boolean) => (was && !is ? 'loss' : 'gain');
  return [
    ...settled(
      towards(old.keys, now.keys),
      'subscription keys',
      accepted(old.keys),
      accepted(now.keys),
    ),
    ...settled(
      towards(old.bearer, now.bearer),
      'keys as Authorization: Bearer',
      accepted(old.bearer),
      accepted(now.bearer),
    ),
    ...settled(
      towards(old.entra !== undefined, now.entra !== undefined),
      'tokens of Entra ID',
      entra(old),
      entra(now),
    ),
    ...settled('change', 'web pages that may call', list(old.origins), list(now.origins)),
  ];
}

function rotationChanges(
  { rotation: old }: Configuration,
  { rotation: now }: Configuration,
): Changes {
  if (old === undefined && now === undefined) return [];
  if (now === undefined) return [loss('keys are no longer rotated, and their vault goes')];
  if (old === undefined) {
    return [gain(`keys are rotated every ${now.interval}, at ${now.schedule}`)];
  }
  return [
    ...settled('change', 'interval of the rotation', old.interval, now.interval),
    ...settled('change', 'schedule of the rotation', old.schedule, now.schedule),
    ...settled('change', 'window of the rotation', old.window ?? 'none', now.window ?? 'none'),
    ...settled(
      'change',
      'days without rotation',
      describe(old.freezes ?? []),
      describe(now.freezes ?? []),
    ),
    ...settled(
      'change',
      'consumers take turns in the rotation',
      yes(old.spread ?? false),
      yes(now.spread ?? false),
    ),
    ...settled('change', 'who makes new keys', old.discipline, now.discipline),
    ...settled(
      'change',
      'new keys are tried at the gateway',
      yes(old.gatewayCheck),
      yes(now.gatewayCheck),
    ),
    ...settled(
      'change',
      'runs over HTTP',
      describe(old.http ?? 'none'),
      describe(now.http ?? 'none'),
    ),
    ...settled(
      'change',
      'who is told of new keys',
      describe(old.notify ?? 'nobody'),
      describe(now.notify ?? 'nobody'),
    ),
    ...settled(
      'change',
      'action group of the alerts',
      old.actionGroup ?? 'none',
      now.actionGroup ?? 'none',
    ),
  ];
}

const yes = (value: boolean): string => (value ? 'yes' : 'no');
const accepted = (value: boolean): string => (value ? 'accepted' : 'refused');
