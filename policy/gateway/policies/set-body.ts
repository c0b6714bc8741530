import { MessageBody } from '../http/body.ts';
import { definePolicy, oneOf, optional, unsupported } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** Replaces the body of the message at hand. Liquid templates are not supported. */
export const setBody = definePolicy({
  name: 'set-body',
  sections: SECTIONS,
  attributes: {
    // Published policies say "none", which is not documented.
    template: optional(oneOf('liquid', 'none'), { expression: false }),
    'xsi-nil': unsupported('it is about templates'),
    'parse-date': unsupported('it is about templates'),
  },
  text: 'body',
  compile({ attributes, text }, report) {
    if (attributes.template !== undefined && attributes.template.literal !== 'none') {
      report('unsupported: Liquid templates', { unsupported: '<set-body template="liquid">' });
    }
    return async (exchange) => {
      const content = (await text?.resolve(exchange)) ?? '';
      const message = exchange.subject;
      await message.body.cancel();
      message.body = MessageBody.ofText(content);
      message.headers.delete('content-length');
    };
  },
});
