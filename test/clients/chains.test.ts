/** Chains of Responses over four accounts that hold their own alone, while one is throttled and one cut off at times. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorOf, type Reply, type Served, serve } from '../policy/render/served.ts';
import { createHolder, type Holder, keptIn, type Turn } from './holder.ts';

const MODEL = 'gpt-4o';
const WEIGHTS = { japan: 4, sweden: 3, france: 2, canada: 1 };
const SUM = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight);
const CHAINS = 100;
const TURNS = 10;

/** What a chain says of itself, in turn, as SDKs do: the response before, or the items of all responses before. */
const NAMING = ['the response before', 'all items before'] as const;

type Chain = {
  readonly streams: boolean;
  readonly key: string | undefined;
  readonly names: (typeof NAMING)[number];
  history: Record<string, unknown>[];
  previous: string | undefined;
  holder: string | undefined;
};

/** Chains of all kinds, equally many: half of them streamed, half of those with an affinity key. */
function createChains(): readonly Chain[] {
  return Array.from({ length: CHAINS }, (_, index) => ({
    streams: index % 2 === 1,
    key: index % 4 === 3 ? `conversation ${index}` : undefined,
    names: NAMING[Math.floor(index / 4) % 2] ?? NAMING[0],
    history: [],
    previous: undefined,
    holder: undefined,
  }));
}

/** Chains whose account the gateway can know: it read the answer, or the key says which. */
const canBeKnown = ({ streams, key }: Chain) => !streams || key !== undefined;

function nextTurn({ streams, key, names, history, previous }: Chain): Turn {
  const question = { role: 'user', content: 'And then?' };
  return {
    model: MODEL,
    stream: streams,
    input: names === 'all items before' ? [...history, question] : [question],
    ...(names === 'the response before' && previous !== undefined
      ? { previous_response_id: previous }
      : {}),
    ...(key === undefined ? {} : { prompt_cache_key: key }),
  };
}

function stage() {
  const holders = Object.keys(WEIGHTS).map(createHolder);
  const served = serve(
    {
      accounts: Object.fromEntries(
        Object.entries(WEIGHTS).map(([name, weight]) => [
          name,
          { models: { [MODEL]: true }, weight },
        ]),
      ),
      balancing: { strategy: 'weighted', attempts: holders.length },
    },
    (call) => holderOf(holders, call.account).answer(call),
  );
  return { holders, served };
}

function holderOf(holders: readonly Holder[], name: string): Holder {
  const holder = holders.find((candidate) => candidate.name === name);
  assert.ok(holder !== undefined, name);
  return holder;
}

/** Sends the chain's next turn and takes over what is needed to go on. */
async function send(served: Served, holders: readonly Holder[], chain: Chain): Promise<Reply> {
  const reply = await served.send('POST', '/v1/responses', { body: nextTurn(chain) });
  if (reply.status !== 200) return reply;
  const { id, output } = keptIn(reply.text);
  const holder = holders.find((candidate) => candidate.has(id))?.name;
  assert.ok(
    chain.holder === undefined || chain.holder === holder,
    'another account went on with it',
  );
  chain.holder = holder;
  chain.previous = id;
  chain.history = [
    ...chain.history,
    { role: 'user', content: 'And then?' },
    ...output.map((item) => ({ type: 'item_reference', id: item.id })),
  ];
  return reply;
}

describe('100 chains of 10 turns, half of them streamed, over four accounts', () => {
  it('break nowhere while the account that holds them is up, and cost few calls more than they have turns', async (t) => {
    const { holders, served } = stage();
    const chains = createChains();
    const [, sweden, france] = holders;
    assert.ok(sweden !== undefined && france !== undefined);
    const broken: string[] = [];
    const refused: string[] = [];
    const cost = { known: { turns: 0, calls: 0 }, rest: { turns: 0, calls: 0 } };
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [index, chain] of chains.entries()) {
        // A third of the turns 3 to 5 meets a throttled account, a third of the turns 6 to 8 one that is cut off.
        const isThrottled = turn >= 3 && turn <= 5 && index % 10 < 3;
        const isCutOff = turn >= 6 && turn <= 8 && index % 10 < 3;
        sweden.throttle(isThrottled ? 2 : 0);
        france.cutOff(isCutOff);
        served.pass(1);
        const down = [isThrottled ? sweden.name : '', isCutOff ? france.name : ''];
        const before = served.calls.length;
        let reply = await send(served, holders, chain);
        const calls = served.calls.length - before;
        const sum = canBeKnown(chain) ? cost.known : cost.rest;
        sum.turns += 1;
        sum.calls += calls;
        if (reply.status === 200) continue;
        const { code, message } = errorOf(reply);
        const told = `turn ${turn} of chain ${index}, held by ${chain.holder}: ${reply.status} ${code}: ${message}`;
        // What it waits for may be a little longer than it is down: it said itself how long.
        if (chain.holder === undefined || !down.includes(chain.holder)) {
          if (reply.status !== 429) broken.push(told);
        } else {
          assert.ok([429, 502, 503].includes(reply.status), told);
          refused.push(told);
        }
        // As SDKs do: it waits and sends the same again, when everything is up.
        sweden.throttle(0);
        france.cutOff(false);
        served.pass(3);
        reply = await send(served, holders, chain);
        if (reply.status !== 200) broken.push(`again, ${told}`);
      }
    }
    assert.deepEqual(broken, []);
    assert.ok(refused.length > 0, 'nobody met an account that was down');
    const extra = ({ turns, calls }: { turns: number; calls: number }) => (calls - turns) / turns;
    t.diagnostic(
      `extra calls a turn: ${extra(cost.known).toFixed(3)} where the account can be known, ${extra(cost.rest).toFixed(3)} for the rest`,
    );
    assert.ok(extra(cost.known) <= 0.1, `${extra(cost.known)} extra calls a turn`);
    for (const [name, weight] of Object.entries(WEIGHTS)) {
      const share = chains.filter(({ holder }) => holder === name).length / CHAINS;
      assert.ok(Math.abs(share - weight / SUM) <= 0.1, `${name} holds ${share}`);
    }
  });

  for (const key of ['without a key', 'with a key'] as const) {
    it(`begin ${key} on every account as often as its weight says, within a tenth of it`, async () => {
      const { served } = stage();
      const count = 4000;
      for (let index = 0; index < count; index += 1) {
        const body: Turn = {
          model: MODEL,
          stream: false,
          input: [{ role: 'user', content: 'Hello.' }],
          ...(key === 'with a key' ? { prompt_cache_key: `user ${index}` } : {}),
        };
        assert.equal((await served.send('POST', '/v1/responses', { body })).status, 200);
      }
      for (const [name, weight] of Object.entries(WEIGHTS)) {
        const share = served.calls.filter(({ account }) => account === name).length / count;
        const expected = weight / SUM;
        assert.ok(Math.abs(share - expected) <= expected / 10, `${name} was asked by ${share}`);
      }
    });
  }
});
