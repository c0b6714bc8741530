/** Chains of Responses over four accounts that hold their own alone, while one is throttled and one cut off at times. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Holding, holdingAccounts } from '../policy/render/holding.ts';
import { type Answer, errorOf, type Reply, type Served, serve } from '../policy/render/served.ts';

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

const KNOWN = 'where the account can be known';

/** The gateway can know the account of a chain: it read the answer, or the key says which. */
const kindOf = ({ streams, key, names }: Chain) =>
  !streams || key !== undefined ? KNOWN : `streamed without a key, naming ${names}`;

function bodyOf({ streams, key, names, history, previous }: Chain) {
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

/** Accounts of which some are in trouble, as `trouble` says by name. */
function stage(trouble: ReadonlyMap<string, Answer> = new Map()) {
  const accounts = holdingAccounts(({ account }) => trouble.get(account));
  const served = serve(
    {
      accounts: Object.fromEntries(
        Object.entries(WEIGHTS).map(([name, weight]) => [
          name,
          { models: { [MODEL]: true }, weight },
        ]),
      ),
      balancing: { strategy: 'weighted', attempts: Object.keys(WEIGHTS).length },
    },
    accounts.answer,
  );
  return { served, held: accounts.held };
}

/** Sends the chain's next turn and takes over what is needed to go on. */
async function send(served: Served, held: Holding['held'], chain: Chain): Promise<Reply> {
  const reply = await served.send('POST', '/v1/responses', { body: bodyOf(chain) });
  if (reply.status !== 200) return reply;
  const { id, output } = responseIn(reply.text);
  const holder = held.get(id);
  assert.ok(chain.holder === undefined || chain.holder === holder, 'another account went on');
  chain.holder = holder;
  chain.previous = id;
  chain.history = [
    ...chain.history,
    { role: 'user', content: 'And then?' },
    ...output.map((item) => ({ type: 'item_reference', id: item.id })),
  ];
  return reply;
}

/** The response in an answer, streamed or not. */
function responseIn(text: string): { id: string; output: readonly { readonly id: string }[] } {
  const [, event] = /^data: (.*)$/m.exec(text) ?? [];
  return event === undefined ? JSON.parse(text) : JSON.parse(event).response;
}

/** Seconds for which a throttled account asks to be left alone. */
const WAIT = 2;
const BUSY: Answer = { status: 429, headers: { 'retry-after': String(WAIT) } };

describe('100 chains of 10 turns, half of them streamed, over four accounts', () => {
  it('break nowhere while the account that holds them is up, and cost few calls more than they have turns', async (t) => {
    const trouble = new Map<string, Answer>();
    const { served, held } = stage(trouble);
    const chains = createChains();
    const broken: string[] = [];
    const refused: string[] = [];
    const costs = new Map<string, { turns: number; calls: number }>();
    let now = 0;
    let busyUntil = 0;
    const pass = (seconds: number) => {
      now += seconds;
      served.pass(seconds);
    };
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const [index, chain] of chains.entries()) {
        pass(1);
        const isBad = index % 10 < 3;
        if (isBad && turn >= 3 && turn <= 5) {
          trouble.set('sweden', BUSY);
          busyUntil = now + WAIT;
        }
        if (isBad && turn >= 6 && turn <= 8) trouble.set('france', 'unreachable');
        const before = served.calls.length;
        const reply = await send(served, held, chain);
        const { turns, calls } = costs.get(kindOf(chain)) ?? { turns: 0, calls: 0 };
        costs.set(kindOf(chain), {
          turns: turns + 1,
          calls: calls + served.calls.length - before,
        });
        // One that is up again is spared for as long as it asked to be, which the caller is told.
        const excused =
          chain.holder === 'sweden' && now <= busyUntil
            ? [429]
            : chain.holder === 'france' && trouble.has('france')
              ? [503]
              : [];
        trouble.clear();
        if (reply.status === 200) continue;
        const { code, message } = errorOf(reply);
        const told = `turn ${turn} of chain ${index}, held by ${chain.holder}: ${reply.status} ${code}: ${message}`;
        (excused.includes(reply.status) ? refused : broken).push(told);
        pass(WAIT + 1);
        const again = await send(served, held, chain);
        if (again.status !== 200) broken.push(`again, ${told}`);
      }
    }
    assert.deepEqual(broken, []);
    assert.ok(refused.length > 0, 'nobody met an account that was down');
    for (const [kind, { turns, calls }] of costs) {
      const extra = calls / turns - 1;
      t.diagnostic(`extra calls a turn ${kind}: ${extra.toFixed(3)}`);
      if (kind === KNOWN) assert.ok(extra <= 0.1, `${extra} extra calls a turn ${kind}`);
    }
    for (const [name, weight] of Object.entries(WEIGHTS)) {
      const share = chains.filter(({ holder }) => holder === name).length / CHAINS;
      assert.ok(Math.abs(share - weight / SUM) <= 0.1, `${name} holds ${share}`);
    }
  });

  for (const key of ['without a key', 'with a key'] as const) {
    it(`begin ${key} on every account as often as its weight says, within a tenth of it`, async () => {
      const { served } = stage();
      const count = 2000;
      for (let index = 0; index < count; index += 1) {
        const body = {
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
