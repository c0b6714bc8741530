import { Query } from '../http/query.ts';
import { boolean, definePolicy, optional, required, text } from '../pipeline/definition.ts';

/** Gives the request another path (behind the API's own) and query; `{name}` stands for a matched parameter. */
export const rewriteUri = definePolicy({
  name: 'rewrite-uri',
  sections: ['inbound'],
  attributes: { template: required(text), 'copy-unmatched-params': optional(boolean) },
  compile({ attributes, place }) {
    return async (exchange) => {
      const template = await attributes.template.resolve(exchange);
      const copies = (await attributes['copy-unmatched-params']?.resolve(exchange)) ?? true;
      const { request, matchedParameters } = exchange;
      const used = new Set<string>();
      const filled = template.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
        const value = matchedParameters.get(name) ?? request.query.first(name);
        if (value === undefined) return whole;
        used.add(name);
        return name.startsWith('*') || name === '*' ? value : encodeURIComponent(value);
      });
      const mark = filled.indexOf('?');
      const path = mark < 0 ? filled : filled.slice(0, mark);
      const query = new Query(mark < 0 ? '' : filled.slice(mark + 1));
      if (copies) {
        for (const [name, values] of request.query.values()) {
          if (!used.has(name) && !query.has(name)) {
            for (const value of values) query.append(name, value);
          }
        }
      }
      request.path = path.startsWith('/') ? path : `/${path}`;
      request.query = query;
      exchange.trace?.(place, `the path is ${request.path}`, { query: query.toString() });
    };
  },
});
