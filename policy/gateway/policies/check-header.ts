import { GatewayError } from '../errors.ts';
import { headerText } from '../http/headers.ts';
import { boolean, definePolicy, element, integer, required, text } from '../pipeline/definition.ts';

/** Refuses a request without a header, or without one of the values it may have. */
export const checkHeader = definePolicy({
  name: 'check-header',
  sections: ['inbound'],
  attributes: {
    name: required(text),
    'failed-check-httpcode': required(integer(100, 999)),
    'failed-check-error-message': required(text),
    'ignore-case': required(boolean),
  },
  children: { value: element({ text: 'required' }) },
  compile({ attributes, children, place }) {
    return async (exchange) => {
      const name = await attributes.name.resolve(exchange);
      const ignoresCase = await attributes['ignore-case'].resolve(exchange);
      const value = headerText(exchange.request.headers, name);
      const fold = (written: string) => (ignoresCase ? written.toLowerCase() : written);
      const allowed: string[] = [];
      for (const each of children.value) allowed.push((await each.text?.resolve(exchange)) ?? '');
      if (value !== undefined && allowed.length === 0) return;
      if (value !== undefined && allowed.some((each) => fold(each) === fold(value))) return;
      const details = {
        status: await attributes['failed-check-httpcode'].resolve(exchange),
        publicMessage: await attributes['failed-check-error-message'].resolve(exchange),
      };
      exchange.trace?.(place, `the header "${name}" is refused`);
      throw value === undefined
        ? new GatewayError(
            'HeaderNotFound',
            `Header ${name} was not found in the request. Access denied.`,
            details,
          )
        : new GatewayError(
            'HeaderValueNotAllowed',
            `Header ${name} value of ${value} is not allowed. Access denied.`,
            details,
          );
    };
  },
});
