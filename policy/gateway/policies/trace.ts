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
  children: {
    message: element({ text: 'required', occurs: 'one' }),
    metadata: element({ attributes: { name: required(textType), value: required(textType) } }),
  },
  compile({ attributes, children, place }) {
    const { source, severity } = attributes;
    const text = children.message[0]?.text;
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
