import { GatewayError } from '../errors.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import { boolean, definePolicy, optional, required, text } from '../pipeline/definition.ts';

/** Gets a token of a managed identity of the service: as `Authorization: Bearer …`, or into a variable. */
export const authenticationManagedIdentity = definePolicy({
  name: 'authentication-managed-identity',
  sections: ['inbound'],
  attributes: {
    resource: required(text, { expression: false }),
    'client-id': optional(text, { expression: false }),
    'output-token-variable-name': optional(text, { expression: false }),
    'ignore-error': optional(boolean, { expression: false }),
  },
  compile({ attributes, place }) {
    return (exchange) => {
      const resource = attributes.resource.evaluate(exchange);
      const clientId = attributes['client-id']?.evaluate(exchange);
      const use = (token: string): undefined => {
        const variable = attributes['output-token-variable-name']?.evaluate(exchange);
        // The token itself never gets into a trace.
        exchange.trace?.(place, `got a token for ${resource}`, { clientId, variable });
        if (variable !== undefined) exchange.variables.set(variable, token);
        else if (exchange.subject.kind === 'request') {
          exchange.subject.headers.set('authorization', [`Bearer ${token}`]);
        }
      };
      const fail = (error: unknown): undefined => {
        const message = error instanceof Error ? error.message : String(error);
        exchange.trace?.(place, `no token for ${resource}: ${message}`, { clientId });
        if (attributes['ignore-error']?.evaluate(exchange)) return;
        throw new GatewayError('ManagedIdentityTokenFailure', message, { cause: error });
      };
      let token: MaybePromise<string>;
      try {
        token = exchange.instance.ports.identityToken(resource, clientId);
      } catch (error) {
        return fail(error);
      }
      return token instanceof Promise ? token.then(use, fail) : use(token);
    };
  },
});
