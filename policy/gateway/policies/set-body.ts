import { MessageBody } from '../http/body.ts';
import { definePolicy, oneOf, optional } from '../pipeline/definition.ts';

/** Replaces the body of the message at hand. Liquid templates are not supported. */
export const setBody = definePolicy({
  name: 'set-body',
  sections: ['inbound', 'backend', 'outbound'],
  attributes: { template: optional(oneOf('liquid'), { expression: false }) },
  text: 'body',
  compile({ attributes, text }, report) {
    if (attributes.template !== undefined)
      report('unsupported: Liquid templates', { unsupported: '<set-body template="liquid">' });
    return async (exchange) => {
      const content = (await text?.resolve(exchange)) ?? '';
      const message = exchange.subject;
      await message.body.cancel();
      message.body = MessageBody.ofText(content);
      message.headers.delete('content-length');
    };
  },
});
