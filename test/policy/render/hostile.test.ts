/** No name that a user can write gets out of its place in the policy. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { surface } from '../../../openapi/index.ts';
import type { Configuration } from '../../../policy/configuration.ts';
import { type PolicyElement, readDocument, xmlFault } from '../../../policy/document/index.ts';
import { compile } from '../../../policy/expressions/index.ts';
import { renderPolicy } from '../../../policy/render.ts';
import { balancerOf, type Setup } from './balancers.ts';
import { hostile } from './hostile.ts';
import { serve } from './served.ts';

/** Short, since API Management limits the length of a backend's name. */
const name = hostile.filter((text) => text !== '' && text !== '*' && text.length <= 25);

type Choice = Pick<Configuration['balancing'], 'selection' | 'strategy'>;

/** The policy's own choice, whose names stand in lists, and a pool, whose names are put together. */
const choice = fc.constantFrom<Choice>(
  { selection: 'policy', strategy: 'random' },
  { selection: 'policy', strategy: 'priority' },
  { selection: 'pool', strategy: 'priority' },
);

/** Every place that takes a name: accounts, models, deployments, consumers, the path, both kinds of strategies. */
const setupOf = (
  [account, model, deployment, consumer, path]: readonly string[],
  choice: Choice,
): Setup => ({
  accounts: {
    [`1${account}`]: { models: { [`${model}`]: `${deployment}`, other: 'one' } },
    [`2${account}`]: { models: { [`${model}`]: `${deployment}`, other: 'two' } },
  },
  balancing: { ...choice, stateful: `1${account}` },
  consumers: {
    [`${consumer}`]: { models: [`${model}`], tokensPerMinute: 10 },
    'team-a': { models: undefined, tokensPerMinute: undefined },
  },
  path: `${path}`,
});

describe('a policy with hostile names', () => {
  const names = fc.uniqueArray(name, { minLength: 5, maxLength: 5 });

  it('stays well-formed, compiles, and has no expression more than a policy with plain names', () => {
    fc.assert(
      fc.property(names, choice, (names, choice) => {
        const policy = renderPolicy(balancerOf(setupOf(names, choice)), surface);
        assert.equal(xmlFault(policy), undefined);
        const plain = renderPolicy(
          balancerOf(setupOf(['a', 'b.c d', 'e', 'f', 'g'], choice)),
          surface,
        );
        assert.deepEqual(shapeOf(readDocument(policy)), shapeOf(readDocument(plain)));
        assert.deepEqual(policy.match(/\{\{.*?\}\}/gs), ['{{identity-client-id}}']);
        for (const { text, kind } of valuesOf(readDocument(policy))) {
          if (kind !== 'literal') compile(text, kind);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('serves the model of that name, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(name, choice, async (model, balancing) => {
        const served = serve({
          accounts: { a: { models: { [model]: true } }, b: { models: { [model]: true } } },
          balancing,
        });
        const send = (model: string) =>
          served.send('POST', '/v1/embeddings', { body: { model, input: 'x' } });
        assert.equal((await send(model)).status, 200);
        assert.equal((await send(`${model}x`)).status, 404);
        assert.deepEqual(
          served.calls.map(({ body }) => JSON.parse(body).model),
          [model],
        );
      }),
      { numRuns: 25 },
    );
  });
});

/** Element and attribute names, and what kind of value stands where; not the values. */
function shapeOf({ name, attributes, children, text }: PolicyElement): unknown {
  return {
    name,
    attributes: attributes.map(({ name, value }) => [name, value.kind]),
    text: text?.kind,
    children: children.map(shapeOf),
  };
}

function valuesOf(element: PolicyElement): readonly NonNullable<PolicyElement['text']>[] {
  return [
    ...element.attributes.map(({ value }) => value),
    ...(element.text === undefined ? [] : [element.text]),
    ...element.children.flatMap(valuesOf),
  ];
}
