import { aboutBackend } from '../endpoints.ts';
import { poolOfTwo, RETRYING } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { poolsOf } from '../topology.ts';

/** Source: "Backends in API Management", load-balanced pool. */
const MOST_MEMBERS = 30;

export const poolOfWrongMembers: Rule = {
  id: 'AOLB103',
  severity: 'error',
  title: 'A pool that Azure refuses',
  why: 'A pool has from 1 to 30 members; they are single backends that are there, each once, with priorities and weights from 0 to 100.',
  link: 'https://learn.microsoft.com/azure/api-management/backends',
  failing: {
    text: RETRYING,
    line: 1,
    backends: new Map([
      [
        'models',
        {
          type: 'Pool',
          services: [{ backend: 'gone', priority: undefined, weight: undefined }],
          sessionCookie: undefined,
        },
      ],
    ]),
  },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) =>
    poolsOf(subject).flatMap(({ name, pool: { services }, members }) => {
      const names = services.map(({ backend }) => backend);
      const single = new Set(members.map((member) => member.name));
      const wrong = names.find((member) => !single.has(member));
      const twice = names.find((member, index) => names.indexOf(member) !== index);
      const beyond = services.find(
        ({ priority = 1, weight = 1 }) =>
          Math.min(priority, weight) < 0 || Math.max(priority, weight) > 100,
      );
      const faults = [
        names.length === 0 ? 'has no members: add at least one' : undefined,
        names.length > MOST_MEMBERS
          ? `has ${names.length} members: ${MOST_MEMBERS} at most`
          : undefined,
        wrong === undefined
          ? undefined
          : `its member "${wrong}" is no single backend: add it, or leave it out`,
        twice === undefined
          ? undefined
          : `its member "${twice}" stands in it twice: give it a weight instead`,
        beyond === undefined
          ? undefined
          : `priority and weight of "${beyond.backend}" must be from 0 to 100`,
      ];
      return faults.flatMap((fault) => (fault === undefined ? [] : [aboutBackend(name, fault)]));
    }),
};
