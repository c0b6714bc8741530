/** The three policies of the value cache. One internal cache per gateway instance stands for the regional one. */
import {
  anyValue,
  definePolicy,
  integer,
  oneOf,
  optional,
  type Report,
  required,
  text,
} from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

const cachingType = optional(oneOf('prefer-external', 'external', 'internal'), {
  expression: false,
});

function refuseExternal(
  type: { readonly literal: string | undefined } | undefined,
  report: Report,
) {
  if (type?.literal === 'external')
    report('unsupported: an external cache', { unsupported: 'caching-type="external"' });
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
    return async (exchange) => {
      const key = await attributes.key.resolve(exchange);
      const variable = await attributes['variable-name'].resolve(exchange);
      const entry = exchange.instance.cache.get(key);
      exchange.trace(place, entry === undefined ? 'cache miss' : 'cache hit', { key, variable });
      if (entry !== undefined) exchange.variables.set(variable, entry.value);
      else if (attributes['default-value'] !== undefined)
        exchange.variables.set(variable, await attributes['default-value'].resolve(exchange));
    };
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
    return async (exchange) => {
      const key = await attributes.key.resolve(exchange);
      const duration = await attributes.duration.resolve(exchange);
      exchange.instance.cache.set(key, await attributes.value.resolve(exchange), duration);
      exchange.trace(place, 'stored in the cache', { key, seconds: duration });
    };
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
      exchange.trace(place, 'removed from the cache', { key });
    };
  },
});
