/** What a change of `consumers` means: whose keys end, who may call what, who is limited to how much. */
import type { Configuration, ConsumerConfiguration } from '../../policy/configuration.ts';
import { figure } from '../figure.ts';
import { type Changes, compare, describe, gain, list, loss, settled } from './changes.ts';

export function consumerChanges(before: Configuration, after: Configuration): Changes {
  const { joined, left, kept } = compare(
    bySubscription(before.consumers),
    bySubscription(after.consumers),
  );
  const keys = before.callers.keys ? ': its keys end' : '';
  return [
    ...left.map(([, { name }]) => loss(`${name} leaves${keys}`)),
    ...joined.map(([, consumer]) => gain(`${consumer.name} joins with ${allowance(consumer)}`)),
    ...kept.flatMap(([, old, { name, ...now }]) => [
      ...settled('change', 'name of a consumer, which keeps its keys', old.name, name),
      ...allowedModels(name, old, now),
      ...limit(name, 'tokens a minute', old.tokensPerMinute, now.tokensPerMinute),
      ...limit(name, 'requests a minute', old.requestsPerMinute, now.requestsPerMinute),
      ...settled('change', `token quota of ${name}`, quota(old), quota(now)),
      ...settled(
        'change',
        `tokens that count as ${name}’s`,
        describe(old.entra ?? {}),
        describe(now.entra ?? {}),
      ),
      ...settled(
        'change',
        `interval of ${name}’s key`,
        old.rotationInterval ?? 'that of all',
        now.rotationInterval ?? 'that of all',
      ),
      ...settled(
        'change',
        `who may read the key of ${name}`,
        list(old.readers ?? []),
        list(now.readers ?? []),
      ),
    ]),
  ];
}

/** A consumer that was renamed is the one that it was. */
function bySubscription(consumers: Configuration['consumers']) {
  return Object.fromEntries(
    Object.entries(consumers).map(([name, consumer]) => [
      consumer.formerly ?? name,
      { ...consumer, name },
    ]),
  );
}

function allowance(consumer: ConsumerConfiguration): string {
  const { models, tokensPerMinute, requestsPerMinute } = consumer;
  return [
    models === undefined ? 'all models' : list(models),
    ...(tokensPerMinute === undefined ? [] : [`${figure(tokensPerMinute)} tokens a minute`]),
    ...(requestsPerMinute === undefined ? [] : [`${figure(requestsPerMinute)} requests a minute`]),
    ...(consumer.tokenQuota === undefined ? [] : [quota(consumer)]),
  ].join(', ');
}

function allowedModels(
  name: string,
  old: ConsumerConfiguration,
  now: ConsumerConfiguration,
): Changes {
  if (old.models === undefined && now.models === undefined) return [];
  if (now.models === undefined) {
    return [gain(`${name} may call all models (before: ${list(old.models ?? [])})`)];
  }
  if (old.models === undefined) {
    return [loss(`${name} may call ${list(now.models)} only (before: all models)`)];
  }
  const lost = old.models.filter((model) => !now.models?.includes(model));
  const won = now.models.filter((model) => !old.models?.includes(model));
  return [
    ...(lost.length === 0 ? [] : [loss(`${name} may no longer call ${list(lost)}`)]),
    ...(won.length === 0 ? [] : [gain(`${name} may call ${list(won)}`)]),
  ];
}

function limit(
  name: string,
  what: string,
  old: number | undefined,
  now: number | undefined,
): Changes {
  if (old === now) return [];
  if (now === undefined) {
    return [gain(`${name} is no longer limited in ${what} (before: ${figure(old ?? 0)})`)];
  }
  const tighter = old === undefined || now < old;
  const text = `${name} is limited to ${figure(now)} ${what} (before: ${old === undefined ? 'no limit' : figure(old)})`;
  return [tighter ? loss(text) : gain(text)];
}

function quota({ tokenQuota }: ConsumerConfiguration): string {
  return tokenQuota === undefined
    ? 'none'
    : `${figure(tokenQuota.tokens)} tokens ${tokenQuota.period.toLowerCase()}`;
}
