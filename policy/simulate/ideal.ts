/** The bar for contenders: a balancer that looks into the accounts, and needs no gateway. */
import { PoolRotation } from '../gateway/index.ts';
import type { Answer, Call } from './callers.ts';
import { type Contender, responseIn, type World } from './contenders.ts';
import { bodyOf, holderOf, pathOf } from './wire.ts';

/**
 * Sends to an account that would serve the call, if there is one: by priority, within one by weight. What nobody can foresee
 * (a 5xx) it sends on to the next one. It does not plan ahead.
 */
export const ideal: Contender = {
  name: 'ideal',
  start(world) {
    const { accounts } = world.situation;
    const rotation = new PoolRotation({
      type: 'Pool',
      services: Object.entries(accounts).map(([backend, { priority, weight }]) => ({
        backend,
        priority,
        weight,
      })),
      sessionCookie: undefined,
    });
    return (call) => send(call, world, rotation);
  },
};

async function send(call: Call, world: World, rotation: PoolRotation): Promise<Answer> {
  const tokens = call.promptTokens + call.mostTokens;
  const holder = call.previous === undefined ? undefined : holderOf(call.previous);
  const tried = new Set<string>();
  let last: Answer = { status: 429, headers: new Map() };
  for (;;) {
    const account = rotation.next(
      (name) =>
        !tried.has(name) &&
        (holder === undefined || holder === name) &&
        world.accounts.get(name)?.wouldServe(deploymentOf(call, name, world), tokens) === true,
    );
    if (account === undefined) return last;
    tried.add(account);
    const renamed = { ...call, model: deploymentOf(call, account, world) };
    const { status, headers, body } = await world.transport(
      {
        method: 'POST',
        url: `https://${world.situation.accounts[account]?.host}/openai/${pathOf(renamed)}`,
        headers: new Map(),
        body: bodyOf(renamed),
      },
      new AbortController(),
    );
    last = { status, headers };
    if (status >= 500) continue;
    if (call.kind !== 'chained' || status >= 300) return last;
    // A simulated account answers with bytes.
    return { ...last, response: body instanceof Uint8Array ? await responseIn(body) : undefined };
  }
}

/** What an account calls the call's model: its own name for it, or the same. */
function deploymentOf({ model }: Call, account: string, { situation }: World): string {
  const members = situation.balancer.models.find(({ name }) => name === model)?.members;
  const member = members?.find((one) => one.account === account);
  return member?.deployment ?? model;
}
