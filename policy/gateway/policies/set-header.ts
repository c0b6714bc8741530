import type { Message } from '../http/message.ts';
import { definePolicy, element, prepared, required, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';
import { existsAction } from './exists-action.ts';

/** Values of these are never joined by a comma: they may hold one, or a date ("set-header", usage notes). */
const SEPARATE = new Set([
  'user-agent',
  'www-authenticate',
  'proxy-authenticate',
  'cookie',
  'set-cookie',
  'warning',
  'date',
  'expires',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'retry-after',
]);

/** Headers of the connection itself: "cannot be modified or deleted". */
const PROTECTED = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

/** Sets, adds or deletes a header of the message at hand. */
export const setHeader = definePolicy({
  name: 'set-header',
  sections: SECTIONS,
  attributes: {
    name: required(text),
    'exists-action': existsAction,
  },
  children: { value: element({ text: 'optional' }) },
  compile({ attributes, children, place }) {
    const { name: written, 'exists-action': existing } = attributes;
    const texts = children.value.map((value) => value.text);
    return prepared([written, existing, ...texts], (exchange) => {
      const name = written.evaluate(exchange).toLowerCase();
      const action = existing?.evaluate(exchange) ?? 'override';
      const message = exchange.subject;
      if (PROTECTED.has(name) || (name === 'server' && action === 'delete')) {
        exchange.trace?.(place, `the header "${name}" cannot be changed`);
        return undefined;
      }
      if (action === 'skip' && message.headers.has(name)) return undefined;
      if (action === 'delete') {
        message.headers.delete(name);
        exchange.trace?.(place, `the header "${name}" is deleted`);
        return undefined;
      }
      const values = texts.map((value) => value?.evaluate(exchange) ?? '');
      const all = action === 'append' ? [...(message.headers.get(name) ?? []), ...values] : values;
      if (all.length === 0) {
        message.headers.delete(name);
        return undefined;
      }
      setValues(message, name, SEPARATE.has(name) ? all : [all.join(',')]);
      return undefined;
    });
  },
});

function setValues(message: Message, name: string, values: string[]): void {
  message.headers.set(name, values);
  if (name === 'host' && message.kind === 'request') message.host = values[0];
}
