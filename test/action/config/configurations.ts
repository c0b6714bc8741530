/** Configurations at random, as people could write them: every key's values come from its own schema, at its limits as often as not. */
import fc from 'fast-check';
import schema from '../../../action/config.schema.json' with { type: 'json' };

type Node = {
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maxBytes?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
};

const { properties, definitions } = schema;
const gateway = properties.gateway.properties;
const account = properties.accounts.additionalProperties.properties;
const balancing = properties.balancing.properties;
const callers = properties.callers.properties;
const consumer = properties.consumers.additionalProperties.properties;
const rotation = properties.rotation.properties;

const text = ({ pattern = '', maxLength = 300, maxBytes = 300 }: Node): fc.Arbitrary<string> =>
  fc
    // A look-ahead, and classes by property, are more than the generator knows.
    .stringMatching(new RegExp(pattern.replaceAll('(?=.)', '').replaceAll(/\\p\{.\}/g, 'é'), 'u'), {
      size: 'medium',
    })
    .map((value) => [...value].slice(0, maxLength).join(''))
    .filter(
      (value) => new RegExp(pattern, 'u').test(value) && Buffer.byteLength(value) <= maxBytes,
    );

const integer = ({ minimum = 0, maximum = 0 }: Node) =>
  fc.oneof(
    fc.constantFrom(minimum, maximum),
    fc.integer({ min: minimum, max: Math.min(maximum, 1000) }),
  );

/** From the longest down, since a mark may not be longer than the longest. */
const duration = (...usual: readonly string[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...usual, 'P24855D', 'PT2147483647S') },
    { weight: 1, arbitrary: text(definitions.duration) },
  );
const choice = ({ enum: values = [] }: Node) => fc.constantFrom(...values);
const objectId = fc.uuid();

/** Few, so that accounts share them and consumers name some that there are. */
const model = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('gpt-4o', 'gpt-4.1', 'a', 'constructor') },
  { weight: 1, arbitrary: fc.constantFrom('x_', 'y-', 'Z.'.repeat(32)) },
);
const models = fc.uniqueArray(model, { minLength: 1, maxLength: 3 });

const named = <Value>(name: fc.Arbitrary<string>, value: fc.Arbitrary<Value>, size: object = {}) =>
  fc.dictionary(name, value, { minKeys: 1, maxKeys: 3, ...size });

/** Of keys that may be left out. */
const partly = <Keys extends object>(keys: { [Key in keyof Keys]: fc.Arbitrary<Keys[Key]> }) =>
  fc.record(keys, { requiredKeys: [] });

const origin = fc
  .tuple(fc.webAuthority({ size: 'small' }), fc.constantFrom('', ':3000', ':65535'))
  .map(([host, port]) => `https://${host}${port}`);

export const written = fc.record(
  {
    environment: text(properties.environment),
    location: text(properties.location),
    tags: fc.dictionary(
      text(properties.tags.propertyNames),
      text(properties.tags.additionalProperties),
      { maxKeys: 4 },
    ),
    gateway: fc.record(
      {
        sku: fc.oneof(text(gateway.sku), fc.constantFrom('BasicV2_1', 'Developer_1')),
        publisher: fc.record({
          name: text(gateway.publisher.properties.name),
          email: text(gateway.publisher.properties.email),
        }),
        path: text(gateway.path),
        headers: fc.uniqueArray(text(gateway.headers.items), { maxLength: 3 }),
      },
      { requiredKeys: ['sku', 'publisher'] },
    ),
    accounts: named(
      text(properties.accounts.propertyNames),
      fc.record(
        {
          id: text(account.id),
          endpoint: fc
            .stringMatching(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/)
            .map((label) => `https://${label}.openai.azure.com/`),
          priority: integer(account.priority),
          weight: integer(account.weight),
          models: fc.oneof(
            models.map((list) => [...new Set(['gpt-4o', ...list])]),
            named(
              model,
              fc.record({ deployment: text(definitions.model) }, { requiredKeys: [] }),
            ).map((map) => ({ 'gpt-4o': {}, ...map })),
          ),
        },
        { requiredKeys: ['id', 'endpoint', 'models'] },
      ),
    ),
    models: fc.dictionary(
      fc.constantFrom('gpt-4o', 'alias'),
      fc.oneof(
        partly({ timeout: duration('PT1S', 'PT4M') }),
        fc.record({ use: fc.constant(['gpt-4o']) }),
      ),
      { maxKeys: 2 },
    ),
    balancing: partly({
      strategy: choice(balancing.strategy),
      selection: choice(balancing.selection),
      attempts: integer(balancing.attempts),
      timeout: duration('PT1S', 'PT4M'),
      marks: fc.record(
        {
          throttled: duration('PT1S', 'PT1M'),
          faulty: duration('PT1S', 'PT1M'),
          misconfigured: duration('PT1S', 'PT1M'),
          longest: fc.constantFrom('PT2147483647S', 'P24855D'),
        },
        { requiredKeys: ['longest'] },
      ),
      breaker: partly({
        failures: integer(balancing.breaker.properties.failures),
        interval: duration('PT1S', 'PT1H'),
        trip: duration('PT1S', 'PT1H'),
      }),
      tell: fc.boolean(),
      stateful: fc.constant('refuse'),
    }),
    callers: partly({
      keys: fc.constantFrom(true, { bearer: false }),
      cors: fc.record({ origins: fc.uniqueArray(origin, { minLength: 1, maxLength: 2 }) }),
      entra: fc.record({
        tenant: objectId,
        audiences: fc.uniqueArray(text(callers.entra.properties.audiences.items), {
          minLength: 1,
          maxLength: 2,
        }),
      }),
    }),
    consumers: named(
      text(properties.consumers.propertyNames),
      partly({
        formerly: text(consumer.formerly),
        models: fc.constant(['gpt-4o']),
        tokensPerMinute: integer(consumer.tokensPerMinute),
        tokenQuota: fc.record({
          tokens: integer(consumer.tokenQuota.properties.tokens),
          period: choice(consumer.tokenQuota.properties.period),
        }),
        requestsPerMinute: integer(consumer.requestsPerMinute),
        readers: fc.uniqueArray(objectId, { maxLength: 2 }),
      }),
    ),
    rotation: partly({
      schedule: fc.constantFrom('0 0 3 * * *', '*/5 0-30 1,2 * JAN-DEC MON', ' 0  0 3 * * * '),
      interval: duration('PT1H', 'P30D'),
      discipline: choice(rotation.discipline),
      notify: partly({
        webhook: text(rotation.notify.properties.webhook),
        queue: fc.record({
          storageAccount: text(rotation.notify.properties.queue.properties.storageAccount),
          name: text(rotation.notify.properties.queue.properties.name),
        }),
      }),
      actionGroup: text(rotation.actionGroup),
    }),
  },
  { requiredKeys: ['environment', 'location', 'gateway', 'accounts', 'consumers'] },
);
