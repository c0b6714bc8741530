import { definePolicy, optional, required, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** "The maximum supported message size … is 200 kilobytes"; what is longer is cut. */
const LONGEST_MESSAGE_BYTES = 200 * 1024;

/** Sends a text to the sink that stands for an event hub. */
export const logToEventhub = definePolicy({
  name: 'log-to-eventhub',
  sections: SECTIONS,
  attributes: {
    'logger-id': required(text, { expression: false }),
    'partition-id': optional(text, { expression: false }),
    'partition-key': optional(text),
  },
  text: 'required',
  compile({ attributes, text: message, place }, report) {
    if (attributes['partition-id'] !== undefined && attributes['partition-key'] !== undefined) {
      report('<log-to-eventhub> takes either "partition-id" or "partition-key"');
    }
    return async (exchange) => {
      const written = new TextEncoder().encode((await message?.resolve(exchange)) ?? '');
      const event = {
        logger: await attributes['logger-id'].resolve(exchange),
        partitionId: await attributes['partition-id']?.resolve(exchange),
        partitionKey: await attributes['partition-key']?.resolve(exchange),
        content: new TextDecoder().decode(written.subarray(0, LONGEST_MESSAGE_BYTES)),
      };
      exchange.trace?.(place, `an event for the logger "${event.logger}"`, {
        bytes: written.length,
      });
      exchange.instance.options.onEvent?.(event);
    };
  },
});
