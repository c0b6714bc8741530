/** What the policy's templates see of callers: how they prove who they are, and what each consumer may. */
import type { Balancer, Consumer } from './balancer.ts';
import { grouped } from './grouped.ts';

/** Headers that OpenAI's SDKs send from a browser, and that a browser therefore asks for. */
const BROWSER_HEADERS: readonly string[] = [
  ...['accept', 'api-key', 'authorization', 'content-type', 'idempotency-key'],
  ...['openai-beta', 'openai-organization', 'openai-project', 'traceparent', 'tracestate'],
  ...['arch', 'async', 'custom-poll-interval', 'helper-method', 'lang', 'os'].map(stainless),
  ...['package-version', 'poll-helper', 'read-timeout', 'retry-count'].map(stainless),
  ...['runtime', 'runtime-version', 'timeout'].map(stainless),
  ...['x-load-balancer-affinity', 'x-ms-client-request-id', 'x-ms-useragent'],
];

/** Headers of answers that scripts may read: how long to wait, what is left, and what to quote in a report. */
const EXPOSED_HEADERS: readonly string[] = [
  ...['retry-after', 'retry-after-ms', 'x-should-retry'],
  ...['remaining', 'limit', 'reset'].flatMap((what) => [
    `x-ratelimit-${what}-requests`,
    `x-ratelimit-${what}-tokens`,
  ]),
  ...['x-consumer-remaining-requests', 'x-consumer-remaining-tokens'],
  ...['x-consumer-remaining-quota-tokens', 'apim-request-id', 'x-request-id', 'x-ms-region'],
  ...['x-load-balancer-account', 'x-load-balancer-attempts'],
  ...['x-load-balancer-model', 'x-load-balancer-listed'],
];

function stainless(name: string): string {
  return `x-stainless-${name}`;
}

export function callerView({ callers, consumers, headers, rotated }: Balancer) {
  const { keys, bearer, entra, origins } = callers;
  const sets = setsOf(consumers);
  const successors = consumers.filter(({ name, subscription }) => name !== subscription);
  return {
    keys,
    bearer,
    /** Whether it is counted which of its two keys a consumer uses. */
    slots: keys && rotated,
    /** Whose subscriptions have the name that they had before. */
    successors: successors.map(({ name, subscription }) => ({ name, subscription })),
    /** The variable with the name that lasts: what is remembered for a consumer outlives its renaming. */
    owner: successors.length === 0 ? 'consumer' : 'owner',
    origins,
    browserHeaders: [...new Set([...BROWSER_HEADERS, ...headers])],
    exposedHeaders: EXPOSED_HEADERS,
    entra:
      entra === undefined
        ? undefined
        : {
            tenant: entra.tenant,
            audiences: entra.audiences,
            applications: consumers.flatMap(({ name, entra: own }) =>
              own === undefined || own.applications.length === 0
                ? []
                : [{ consumer: name, applications: own.applications }],
            ),
            groups: consumers.flatMap(({ name, entra: own }) =>
              own === undefined || own.groups.length === 0
                ? []
                : [{ consumer: name, groups: own.groups }],
            ),
          },
    /** What a caller is told who proves nothing. */
    credentials: credentials(keys, bearer, entra !== undefined),
    sets: sets.map(({ number, consumers }) => ({ number, consumers })),
    /** By what may be called, and by each kind of limit: the sets that have it. */
    limited: having(sets, ({ models }) => models).map(([models, sets]) => ({ models, sets })),
    requestLimits: having(sets, ({ requestsPerMinute }) => requestsPerMinute).map(
      ([requests, sets]) => ({ requests, sets }),
    ),
    tokenLimits: having(sets, ({ tokensPerMinute, tokenQuota }) =>
      tokensPerMinute === undefined && tokenQuota === undefined
        ? undefined
        : { tokensPerMinute, tokenQuota },
    ).map(([limits, sets]) => ({ ...limits, sets })),
  };
}

/** Consumers with the same limits, so that the policy lists their names once; those without any are in none. */
type LimitSet = {
  readonly number: number;
  readonly limits: Consumer;
  readonly consumers: readonly string[];
};

function setsOf(consumers: readonly Consumer[]): readonly LimitSet[] {
  const limitsOf = ({ models, tokensPerMinute, tokenQuota, requestsPerMinute }: Consumer) => [
    models,
    tokensPerMinute,
    tokenQuota,
    requestsPerMinute,
  ];
  const limited = consumers.filter((consumer) =>
    limitsOf(consumer).some((limit) => limit !== undefined),
  );
  return grouped(limited, limitsOf).map(([limits, members], index) => ({
    number: index + 1,
    limits,
    consumers: members.map(({ name }) => name),
  }));
}

/** Each value that sets have, with the numbers of those that have it. */
function having<Value>(
  sets: readonly LimitSet[],
  value: (limits: Consumer) => Value | undefined,
): readonly (readonly [Value, readonly number[]])[] {
  const found = sets.flatMap(({ number, limits }) => {
    const own = value(limits);
    return own === undefined ? [] : [{ own, number }];
  });
  return grouped(found, ({ own }) => own).map(([{ own }, members]) => [
    own,
    members.map(({ number }) => number),
  ]);
}

function credentials(keys: boolean, bearer: boolean, entra: boolean): string {
  const ways = [
    ...(keys ? ['a valid subscription key in the api-key header'] : []),
    ...(bearer ? ['a valid subscription key as Authorization: Bearer'] : []),
    ...(entra ? ['a valid token of Microsoft Entra ID as Authorization: Bearer'] : []),
  ];
  return `Send ${ways.join(', or ')}.`;
}
