import { definePolicy, element, prepared, required, text } from '../pipeline/definition.ts';
import { existsAction } from './exists-action.ts';

/** Sets, adds or deletes a parameter of the query that goes to the backend. */
export const setQueryParameter = definePolicy({
  name: 'set-query-parameter',
  sections: ['inbound', 'backend', 'on-error'],
  attributes: {
    name: required(text),
    'exists-action': existsAction,
  },
  children: { value: element({ text: 'optional' }) },
  compile({ attributes, children, place }) {
    const { name: written, 'exists-action': existing } = attributes;
    const texts = children.value.map((value) => value.text);
    return prepared([written, existing, ...texts], (exchange) => {
      const name = written.evaluate(exchange);
      const action = existing?.evaluate(exchange) ?? 'override';
      const { subject } = exchange;
      const { query } = subject.kind === 'request' ? subject : exchange.request;
      if (action === 'skip' && query.has(name)) return undefined;
      if (action === 'delete' || action === 'override') query.delete(name);
      if (action === 'delete') {
        exchange.trace?.(place, `the query parameter "${name}" is deleted`);
        return undefined;
      }
      for (const value of texts) query.append(name, value?.evaluate(exchange) ?? '');
      return undefined;
    });
  },
});
