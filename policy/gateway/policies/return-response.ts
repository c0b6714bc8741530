import { emptyResponse } from '../http/message.ts';
import { copyOfResponse, responseOfValue } from '../http/response-value.ts';
import type { Flow } from '../pipeline/definition.ts';
import { definePolicy, optional, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** Ends the pipeline with a response of its own: 200 without a body, or the one in a variable, then changed by its children. */
export const returnResponse = definePolicy({
  name: 'return-response',
  sections: SECTIONS,
  attributes: { 'response-variable-name': optional(text, { expression: false }) },
  policies: ['set-status', 'set-header', 'set-body'],
  compile({ attributes, nested, place }) {
    return async (exchange): Promise<Flow> => {
      const variable = await attributes['response-variable-name']?.resolve(exchange);
      const base =
        variable === undefined ? undefined : responseOfValue(exchange.variables.get(variable));
      const response = base === undefined ? emptyResponse(200) : await copyOfResponse(base);
      await exchange.withSubject(response, () => nested.run(exchange));
      exchange.place = place;
      await exchange.replaceResponse(response);
      exchange.trace?.(place, `the pipeline ends with ${response.status}`);
      return 'end';
    };
  },
});
