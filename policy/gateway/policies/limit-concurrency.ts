import { GatewayError } from '../errors.ts';
import { definePolicy, integer, required, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** Lets so many requests at a time into its policies; one more fails at once with 429. */
export const limitConcurrency = definePolicy({
  name: 'limit-concurrency',
  sections: SECTIONS,
  attributes: { key: required(text), 'max-count': required(integer(1), { expression: false }) },
  policies: 'any',
  compile({ attributes, nested, place }) {
    return async (exchange) => {
      const key = `limit-concurrency:${await attributes.key.resolve(exchange)}`;
      const most = await attributes['max-count'].resolve(exchange);
      const { counters } = exchange.instance;
      if (counters.running(key) >= most) {
        exchange.trace?.(place, 'too many requests at a time', { key, most });
        throw new GatewayError('ConcurrencyLimitExceeded', 'Concurrency limit is exceeded.', {
          status: 429,
        });
      }
      counters.enter(key);
      try {
        return await nested.run(exchange);
      } finally {
        counters.leave(key);
      }
    };
  },
});
