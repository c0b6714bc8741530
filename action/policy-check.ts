/** The rendered policy under the project's own checker: of what API Management would refuse there is no plan. Loads the compiler. */
import { type Balancer, createBalancer } from '../policy/balancer.ts';
import type { Configuration } from '../policy/configuration.ts';
import { checkPolicy, type PolicyCheck } from '../policy/gateway/check.ts';
import type { Path } from './config/path.ts';

export type PolicyFault = {
  /** Of the key without which the policy would be taken; empty where no single key is to blame. */
  readonly path: Path;
  readonly message: string;
};

/**
 * @param policy rendered from the configuration
 * @returns nothing for a policy that API Management takes, as far as the checker knows
 */
export async function policyFaults(
  policy: string,
  configuration: Configuration,
): Promise<readonly PolicyFault[]> {
  const check = (text: string, balancer: Balancer): PolicyCheck =>
    checkPolicy(text, { backends: backendNames(balancer), namedValues: NAMED_VALUES });
  const { ok, errors, unsupported } = check(policy, createBalancer(configuration));
  if (ok) return [];
  // What renders others is loaded where there is somebody to blame only.
  const { blamed } = await import('./policy-blame.ts');
  const path = blamed(configuration, (other, balancer) => check(other, balancer).ok);
  const lines = policy.split('\n');
  return [
    ...errors,
    ...unsupported.map(({ what, ...place }) => ({ ...place, message: `cannot judge ${what}` })),
  ].map(({ message, line, column }) => ({
    path,
    message: `the policy that follows is refused at its line ${line}, column ${column}: ${message}. There stands: ${lines[line - 1]?.trim().slice(0, 200)}. ${
      path.length === 0
        ? 'No single key is to blame: please report it with the file'
        : 'It is taken without this key: change or remove it, and please report it'
    }`,
  }));
}

/** The module makes it; its value is not known yet. */
const NAMED_VALUES = new Map([['identity-client-id', '00000000-0000-0000-0000-000000000000']]);

function backendNames({ backends, models }: Balancer): ReadonlySet<string> {
  return new Set(
    [...backends, ...models.flatMap(({ pool }) => pool ?? [])].map(({ name }) => name),
  );
}
