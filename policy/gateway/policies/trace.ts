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
    message: element({ text: 'required', occurs: 'optional' }),
    metadata: element({ attributes: { name: required(textType), value: required(textType) } }),
  },
  compile({ attributes, children, place, text: ownText }, report) {
    const { source, severity } = attributes;
    const message = children.message[0];
    if (ownText === undefined && message === undefined) report('<trace> needs <message>');
    if (ownText !== undefined && message !== undefined)
      report('<trace> has its text in <message> or in itself, not both');
    const text = message?.text ?? ownText;
    const metadata = children.metadata.map((each) => each.attributes);
    const named = metadata.flatMap(({ name, value }) => [name, value]);
    return prepared([source, text, ...named], (exchange) => {
      const data: Record<string, string> = {
        source: source.evaluate(exchange),
        severity: severity?.evaluate(exchange) ?? 'verbose',
      };
      for (const { name, value } of metadata)
        data[name.evaluate(exchange)] = value.evaluate(exchange);
      exchange.trace?.(place, text?.evaluate(exchange) ?? '', data);
      return undefined;
    });
  },
});
