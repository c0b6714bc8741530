import { MessageBody } from '../http/body.ts';
import { reasonPhrase } from '../http/status.ts';
import {
  definePolicy,
  type Flow,
  integer,
  optional,
  text,
  unsupported,
} from '../pipeline/definition.ts';

/** Ends the pipeline with a status. Examples of the API description are not known here, so the body is empty. */
export const mockResponse = definePolicy({
  name: 'mock-response',
  sections: ['inbound', 'outbound', 'on-error'],
  attributes: {
    'status-code': optional(integer(100, 999), { expression: false }),
    'content-type': optional(text, { expression: false }),
    index: unsupported('examples of the API description are not known'),
  },
  compile({ attributes, place }) {
    return async (exchange): Promise<Flow> => {
      const status = (await attributes['status-code']?.resolve(exchange)) ?? 200;
      const type = await attributes['content-type']?.resolve(exchange);
      await exchange.replaceResponse({
        kind: 'response',
        status,
        reason: reasonPhrase(status),
        headers: new Map(type === undefined ? [] : [['content-type', [type]]]),
        body: MessageBody.empty(),
      });
      exchange.trace?.(place, `the pipeline ends with ${status}, without an example's body`);
      return 'end';
    };
  },
});
