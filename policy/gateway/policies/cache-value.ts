/** The three policies of the value cache, which is the built-in one. */
import type { Value } from '../../expressions/index.ts';
import { ownCopy, sizeOf } from '../http/response-value.ts';
import { after } from '../maybe-promise.ts';
import {
  anyValue,
  definePolicy,
  integer,
  oneOf,
  optional,
  prepared,
  type Report,
  required,
  text,
} from '../pipeline/definition.ts';
import { cacheRefusal } from '../tier-limits.ts';
import { SECTIONS } from '../trace.ts';

const cachingType = optional(oneOf('prefer-external', 'external', 'internal'), {
  expression: false,
});

function refuseExternal(
  type: { readonly literal: string | undefined } | undefined,
  report: Report,
) {
  if (type?.literal === 'external') {
    report('unsupported: an external cache', { unsupported: 'caching-type="external"' });
  }
}

/** On a miss without a default the variable is not set, which published policies rely on. */
export const cacheLookupValue = definePolicy({
  name: 'cache-lookup-value',
  sections: SECTIONS,
  attributes: {
    key: required(text),
    'variable-name': required(text, { expression: false }),
    'default-value': optional(anyValue),
    'caching-type': cachingType,
  },
  compile({ attributes, place }, report) {
    refuseExternal(attributes['caching-type'], report);
    const { key: written, 'variable-name': name, 'default-value': initial } = attributes;
    return prepared([written, initial], (exchange) => {
      const key = written.evaluate(exchange);
      const variable = name.evaluate(exchange);
      const { cache, limits } = exchange.instance;
      const entry = limits?.tier.builtInCache.most === 0 ? undefined : cache.get(key);
      exchange.trace?.(place, entry === undefined ? 'cache miss' : 'cache hit', { key, variable });
      const keep = (value: Value) => {
        exchange.variables.set(variable, value);
        return undefined;
      };
      if (entry !== undefined) return after(ownCopy(entry.value), keep);
      return initial === undefined ? undefined : keep(initial.evaluate(exchange));
    });
  },
});

export const cacheStoreValue = definePolicy({
  name: 'cache-store-value',
  sections: SECTIONS,
  attributes: {
    key: required(text),
    value: required(anyValue),
    duration: required(integer(0)),
    'caching-type': cachingType,
  },
  compile({ attributes, place }, report) {
    refuseExternal(attributes['caching-type'], report);
    const { key: written, value, duration } = attributes;
    return prepared([written, value, duration], (exchange) => {
      const key = written.evaluate(exchange);
      const seconds = duration.evaluate(exchange);
      return after(ownCopy(value.evaluate(exchange)), (copy) => {
        const { cache, limits } = exchange.instance;
        const bytes = limits === undefined ? 0 : sizeOf(copy);
        const refusal = limits && cacheRefusal(bytes, limits);
        if (refusal === undefined) {
          cache.set(key, copy, seconds, bytes, limits?.tier.builtInCache.most);
        }
        exchange.trace?.(
          place,
          refusal === undefined ? 'stored in the cache' : `not stored in the cache: ${refusal}`,
          { key, seconds },
        );
        return undefined;
      });
    });
  },
});

export const cacheRemoveValue = definePolicy({
  name: 'cache-remove-value',
  sections: SECTIONS,
  attributes: { key: required(text), 'caching-type': cachingType },
  compile({ attributes, place }, report) {
    refuseExternal(attributes['caching-type'], report);
    return async (exchange) => {
      const key = await attributes.key.resolve(exchange);
      exchange.instance.cache.delete(key);
      exchange.trace?.(place, 'removed from the cache', { key });
    };
  },
});
