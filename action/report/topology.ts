/** A picture of who serves what: consumers' models on the left, accounts on the right. */

import type { Balancer, Model } from '../../policy/balancer.ts';
import { block } from './markdown.ts';

/** More edges than this are no longer a picture. */
const MOST_EDGES = 60;

/** The part of a balancer that the picture shows. */
export type Topology = Pick<Balancer, 'strategy' | 'stateful'> & {
  readonly models: readonly Pick<Model, 'name' | 'members'>[];
};

/** @returns a Mermaid flowchart, or '' where it would be too crowded to help. */
export function renderTopology({ models, strategy, stateful }: Topology): string {
  const accounts = [
    ...new Set([
      ...models.flatMap(({ members }) => members.map(({ account }) => account)),
      ...(typeof stateful === 'string' ? [] : [stateful.account]),
    ]),
  ];
  const edges = models.flatMap((model, index) => modelEdges(model, index, accounts, strategy));
  if (edges.length === 0 || edges.length > MOST_EDGES) return '';
  const lines = [
    'flowchart LR',
    '  gateway(["API Management"])',
    ...models.map(({ name }, index) => `  gateway --> m${index}[${label(name)}]`),
    ...accounts.map((name, index) => `  a${index}[(${label(name)})]`),
    ...edges,
    ...(typeof stateful === 'string'
      ? []
      : [`  gateway -. stateful calls .-> a${accounts.indexOf(stateful.account)}`]),
  ];
  return block(lines.join('\n'), 'mermaid');
}

function modelEdges(
  { members }: Pick<Model, 'members'>,
  index: number,
  accounts: readonly string[],
  strategy: Balancer['strategy'],
): readonly string[] {
  return members.map(({ account, priority, weight }) => {
    const share = { random: '', 'round-robin': '', weighted: `weight ${weight}` };
    const text =
      strategy === 'priority' ? `priority ${priority}, weight ${weight}` : share[strategy];
    const arrow = text === '' ? '-->' : `-->|${text}|`;
    return `  m${index} ${arrow} a${accounts.indexOf(account)}`;
  });
}

/** Mermaid reads HTML entities written with `#` inside quoted labels. */
function label(text: string): string {
  const escaped = text.replaceAll(/[^A-Za-z0-9 ._-]/gu, (sign) => `#${sign.codePointAt(0)};`);
  return `"${escaped === '*' || escaped === '#42;' ? 'any model' : escaped}"`;
}
