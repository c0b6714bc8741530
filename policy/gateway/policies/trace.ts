import {
  definePolicy,
  element,
  oneOf,
  optional,
  prepared,
  required,
  text as textType,
} from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** Writes a line of the author's own into the trace. */
export const trace = definePolicy({
  name: 'trace',
  sections: SECTIONS,
  attributes: {
    source: required(textType),
    severity: optional(oneOf('verbose', 'information', 'error'), { expression: false }),
  },
  // The documentation of 2017 had the text in the element itself, and policies in production still do.
  text: 'optional',
  children: {
    message: element({ attributes: { name: optional(textType) }, text: 'required' }),
    metadata: element({ attributes: { name: required(textType), value: required(textType) } }),
  },
  compile({ attributes, children, place, text: ownText }, report) {
    const { source, severity } = attributes;
    const { message: messages } = children;
    if (ownText === undefined && messages.length === 0) report('<trace> needs <message>');
    if (ownText !== undefined && messages.length > 0) {
      report('<trace> has its text in <message> or in itself, not both');
    }
    if (messages.length > 1 || messages[0]?.attributes.name !== undefined) {
      report('<trace> has more than one <message>, or one with a name, which is not documented', {
        isWarning: true,
      });
    }
    const texts = [...messages.map(({ text }) => text), ownText].filter(
      (text) => text !== undefined,
    );
    const metadata = children.metadata.map((each) => each.attributes);
    const named = metadata.flatMap(({ name, value }) => [name, value]);
    return prepared([source, ...texts, ...named], (exchange) => {
      const data: Record<string, string> = {
        source: source.evaluate(exchange),
        severity: severity?.evaluate(exchange) ?? 'verbose',
      };
      for (const { name, value } of metadata) {
        data[name.evaluate(exchange)] = value.evaluate(exchange);
      }
      const text = texts.map((each) => each.evaluate(exchange)).join('\n');
      exchange.trace?.(place, text, data);
      return undefined;
    });
  },
});
