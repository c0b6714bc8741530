import { definePolicy, element, required, text } from '../pipeline/definition.ts';
import { existsAction, needValue } from './exists-action.ts';

/** Sets, adds or deletes a parameter of the query that goes to the backend. */
export const setQueryParameter = definePolicy({
  name: 'set-query-parameter',
  sections: ['inbound', 'backend'],
  attributes: {
    name: required(text),
    'exists-action': existsAction,
  },
  children: { value: element({ text: 'optional' }) },
  compile({ attributes, children, place }, report) {
    needValue('set-query-parameter', attributes['exists-action'], children.value, report);
    return async (exchange) => {
      const name = await attributes.name.resolve(exchange);
      const action = (await attributes['exists-action']?.resolve(exchange)) ?? 'override';
      const { subject } = exchange;
      const { query } = subject.kind === 'request' ? subject : exchange.request;
      if (action === 'skip' && query.has(name)) return;
      if (action === 'delete' || action === 'override') query.delete(name);
      if (action === 'delete') {
        exchange.trace(place, `the query parameter "${name}" is deleted`);
        return;
      }
      for (const value of children.value)
        query.append(name, (await value.text?.resolve(exchange)) ?? '');
    };
  },
});
