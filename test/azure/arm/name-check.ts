/** Whether a name that is unique in all of Azure is still to be had: the question that most providers answer at the subscription. */
import type { Azure } from '../azure.ts';
import { AzureError } from '../errors.ts';
import { type JsonObject, textAt } from '../json.ts';
import type { Store } from '../store.ts';
import { readBody } from './body.ts';
import { requireRegistration } from './registrations.ts';
import { ok, type Route } from './resource-type.ts';

type NameCheck = {
  readonly namespace: string;
  /** What the request has to name as its type; left out: the provider has but one. */
  readonly type?: string;
  readonly valid: RegExp;
  /** How the provider calls a name that is none. */
  readonly invalid: string;
  /** Reason that stands beside a name that is free. */
  readonly available?: string;
  readonly taken: (azure: Azure, name: string) => boolean;
};

export function nameCheck(check: NameCheck): Route {
  const { namespace, type } = check;
  const escaped = namespace.replace('.', String.raw`\.`);
  return {
    method: 'POST',
    path: new RegExp(`^/subscriptions/([^/]+)/providers/${escaped}/checkNameAvailability$`, 'i'),
    async handle({ azure, match: [, subscription = ''], request }) {
      requireRegistration(azure.registrations, subscription, namespace);
      const body = await readBody(request);
      const name = textAt(body, 'name');
      if (name === undefined || name === '') {
        throw new AzureError(400, 'InvalidRequest', 'The request has no name to check.');
      }
      if (type !== undefined && textAt(body, 'type')?.toLowerCase() !== type.toLowerCase()) {
        throw new AzureError(400, 'InvalidRequest', `The type to check a name of is '${type}'.`);
      }
      return ok(answer(azure, name, check));
    },
  };
}

function answer(azure: Azure, name: string, { valid, invalid, available, taken }: NameCheck) {
  const no = (reason: string, message: string): JsonObject => ({
    nameAvailable: false,
    reason,
    message,
  });
  if (!valid.test(name)) return no(invalid, `'${name}' is not a name of this kind.`);
  if (taken(azure, name)) return no('AlreadyExists', `The name '${name}' is already in use.`);
  return { nameAvailable: true, ...(available === undefined ? {} : { reason: available }) };
}

export function isTaken(store: Store, type: string, name: string): boolean {
  return store.ofType(type).some((one) => one.name.toLowerCase() === name.toLowerCase());
}
