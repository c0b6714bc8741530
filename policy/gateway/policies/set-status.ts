import { definePolicy, integer, required, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** Sets status code and reason of the response. */
export const setStatus = definePolicy({
  name: 'set-status',
  sections: SECTIONS,
  attributes: { code: required(integer(100, 999)), reason: required(text) },
  compile({ attributes }) {
    return async (exchange) => {
      const code = await attributes.code.resolve(exchange);
      const reason = await attributes.reason.resolve(exchange);
      const { subject } = exchange;
      const response = subject.kind === 'response' ? subject : exchange.ensureResponse();
      response.status = code;
      response.reason = reason;
    };
  },
});
