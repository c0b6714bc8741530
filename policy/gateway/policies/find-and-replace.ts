import { decodeText, MessageBody } from '../http/body.ts';
import { definePolicy, required, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** Replaces every occurrence of a text in the body of the message at hand, which is read as a whole for it. */
export const findAndReplace = definePolicy({
  name: 'find-and-replace',
  sections: SECTIONS,
  attributes: { from: required(text), to: required(text) },
  compile({ attributes }) {
    return async (exchange) => {
      const from = await attributes.from.resolve(exchange);
      const to = await attributes.to.resolve(exchange);
      const message = exchange.subject;
      const content = decodeText(await message.body.buffer(), message.headers);
      if (from === '' || !content.includes(from)) return;
      message.body = MessageBody.ofText(content.replaceAll(from, () => to));
      message.headers.delete('content-length');
    };
  },
});
