/** The bar for contenders: a balancer that looks into the accounts, and needs no gateway. */
import { PoolRotation } from '../gateway/index.ts';
import { type Answer, bodyOf, type Call } from './callers.ts';
import { type Contender, hostOf, type World } from './contenders.ts';

/**
 * Sends to an account that would serve the call, if there is one: by priority, within one by weight. What nobody can foresee
 * (a 5xx) it sends on to the next one. It does not plan ahead.
 */
export const ideal: Contender = {
  name: 'ideal',
  start(world) {
    const rotation = new PoolRotation({
      type: 'Pool',
      services: Object.entries(world.scenario.accounts).map(([backend, { priority, weight }]) => ({
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
  const tried = new Set<string>();
  let last: Answer = { status: 429, headers: new Map() };
  for (;;) {
    const account = rotation.next(
      (name) =>
        !tried.has(name) && world.accounts.get(name)?.wouldServe(call.model, tokens) === true,
    );
    if (account === undefined) return last;
    tried.add(account);
    last = await world.transport(
      {
        method: 'POST',
        url: `https://${hostOf(account)}/openai/deployments/${call.model}/chat/completions`,
        headers: new Map(),
        body: bodyOf(call),
      },
      new AbortController().signal,
    );
    if (last.status < 500) return last;
  }
}
