/** Everything that the template can render is without findings; notes among them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { surface } from '../../../openapi/index.ts';
import type { Configuration } from '../../../policy/configuration.ts';
import { lint } from '../../../policy/lint/index.ts';
import { renderPolicy } from '../../../policy/render.ts';
import { balancerOf, type Setup } from '../render/balancers.ts';
import { CHOICES, SETUPS } from '../render/setups.ts';

type Balancing = Partial<Configuration['balancing']>;

/** Every choice for some, the two that differ most for all. */
const CASES: readonly (readonly [string, Setup, Balancing])[] = [
  ...CHOICES.flatMap((choice) =>
    ['two accounts', 'limited consumers'].map(
      (name) => [name, SETUPS[name] ?? {}, choice] as const,
    ),
  ),
  ...Object.entries(SETUPS).flatMap(([name, setup]) =>
    (['policy', 'pool'] as const)
      // An alias' models and those of a pool need the same names of backends.
      .filter((selection) => selection === 'policy' || setup.models?.best === undefined)
      .map((selection) => [name, setup, { selection, strategy: 'priority' }] as const),
  ),
];

describe('lint of rendered policies', () => {
  for (const [name, setup, choice] of CASES) {
    it(`finds nothing: ${choice.selection}, ${choice.strategy}, ${name}`, () => {
      const balancer = balancerOf({ ...setup, balancing: { ...setup.balancing, ...choice } });
      assert.deepEqual(lint(renderPolicy(balancer, surface), { sku: balancer.sku }), []);
    });
  }
});
