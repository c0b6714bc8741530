import { definePolicy } from '../pipeline/definition.ts';

/** Sets the method of the request at hand. */
export const setMethod = definePolicy({
  name: 'set-method',
  sections: ['inbound', 'backend', 'on-error'],
  text: 'required',
  compile({ text }) {
    return async (exchange) => {
      const method = (await text?.resolve(exchange))?.trim().toUpperCase() ?? '';
      const { subject } = exchange;
      const request = subject.kind === 'request' ? subject : exchange.request;
      request.method = method;
    };
  },
});
