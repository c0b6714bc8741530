/**
 * When a request has really ended. Azure Resource Manager answers some changes before they are done; the
 * go-azure-sdk, which azurerm uses, then follows these rules (its sdk/client/resourcemanager/poller*.go).
 */
import { isObject, type Json } from '../protocol/values.ts';
import type { Request } from './client.ts';
import type { Answer } from './exchange.ts';

/**
 * Where to ask how a change is going: the address in the answer's header, else the resource itself while it
 * says that it is being provisioned; undefined when the change is complete.
 */
export function pollAddress(answer: Answer, request: Request): string | undefined {
  const operation = answer.headers.get('azure-asyncoperation');
  if (operation) return operation;
  const location = answer.headers.get('location');
  if (answer.status === 202 && location) return location;
  const state = stateOf(answer.body);
  return state !== undefined && outcome(state) === 'running' ? request.path : undefined;
}

/** What a poll's answer says. An answer without any state is the finished resource itself. */
export function operationState(answer: Answer): 'running' | 'done' | 'failed' {
  if (answer.status === 202 || answer.status === 201 || answer.status === 404) return 'running';
  if (answer.status >= 400) return 'failed';
  const state = stateOf(answer.body);
  return state === undefined ? 'done' : outcome(state);
}

function stateOf(body: Json): string | undefined {
  if (!isObject(body)) return undefined;
  const properties = isObject(body.properties) ? body.properties : {};
  const state = body.status ?? properties.provisioningState;
  return typeof state === 'string' ? state : undefined;
}

function outcome(state: string): 'running' | 'done' | 'failed' {
  if (/^(succeeded|ready|created)$/i.test(state)) return 'done';
  return /^(failed|canceled|cancelled)$/i.test(state) ? 'failed' : 'running';
}
