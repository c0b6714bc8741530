import { reasonPhrase } from '../http/status.ts';
import { definePolicy, integer, optional, required, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** Sets status code and reason of the response. Published policies leave the reason out; assumed: it is the code's own then. */
export const setStatus = definePolicy({
  name: 'set-status',
  sections: SECTIONS,
  attributes: { code: required(integer(100, 999)), reason: optional(text) },
  compile({ attributes }) {
    return async (exchange) => {
      const code = await attributes.code.resolve(exchange);
      const reason = (await attributes.reason?.resolve(exchange)) ?? reasonPhrase(code);
      const { subject } = exchange;
      const response = subject.kind === 'response' ? subject : exchange.ensureResponse();
      response.status = code;
      response.reason = reason;
    };
  },
});
