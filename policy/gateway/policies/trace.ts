import { definePolicy, element, oneOf, optional, required, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** Writes a line of the author's own into the trace. */
export const trace = definePolicy({
  name: 'trace',
  sections: SECTIONS,
  attributes: {
    source: required(text),
    severity: optional(oneOf('verbose', 'information', 'error'), { expression: false }),
  },
  children: {
    message: element({ text: 'required', occurs: 'one' }),
    metadata: element({ attributes: { name: required(text), value: required(text) } }),
  },
  compile({ attributes, children, place }) {
    return async (exchange) => {
      const data: Record<string, string> = {
        source: await attributes.source.resolve(exchange),
        severity: (await attributes.severity?.resolve(exchange)) ?? 'verbose',
      };
      for (const { attributes: metadata } of children.metadata)
        data[await metadata.name.resolve(exchange)] = await metadata.value.resolve(exchange);
      exchange.trace(place, (await children.message[0]?.text?.resolve(exchange)) ?? '', data);
    };
  },
});
