/** What follows from an account's resource id alone: a name for it, and where it most probably answers. */
import type { AccountAnswer } from './answers.ts';

const LONGEST_NAME = 40;

/**
 * @param id ARM resource id of the account
 * @param given what is known already; a custom subdomain is the account's name unless somebody chose another
 * @param others the accounts before it
 */
export function accountOf(
  id: string,
  given: Partial<AccountAnswer>,
  others: readonly AccountAnswer[],
): AccountAnswer {
  const resource = id.replace(/\/$/, '').split('/').at(-1) ?? '';
  return {
    name: given.name ?? nameOf(resource, new Set(others.map(({ name }) => name))),
    id,
    endpoint: given.endpoint ?? `https://${resource.toLowerCase()}.openai.azure.com/`,
    models: given.models ?? [],
  };
}

/** As `load-balancer.yml` takes names, and no other account's. */
function nameOf(resource: string, taken: ReadonlySet<string>): string {
  const words = resource.toLowerCase().split(/[^a-z0-9]+/);
  const name = words.filter((word) => word !== '').join('-') || 'account';
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : `-${number}`;
    const candidate = name.slice(0, LONGEST_NAME - end.length).replace(/-$/, '') + end;
    if (!taken.has(candidate)) return candidate;
  }
}
