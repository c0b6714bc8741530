/**
 * Chooses a member of a backend pool.
 *
 * Documented ("Backends in API Management"): groups by priority, lowest first; a later group is used only when all members of the
 * earlier ones are unavailable because their breakers are open; within a group by weight, else round robin.
 * Assumed: weights are met by smooth weighted round robin, so equal weights alternate; a member without a
 * weight counts 1, one without a priority belongs to the first group.
 */
import type { PoolBackend } from '../service.ts';

export class PoolRotation {
  readonly definition: PoolBackend;
  readonly #groups: readonly (readonly Member[])[];

  constructor(definition: PoolBackend) {
    this.definition = definition;
    const groups = new Map<number, Member[]>();
    for (const { backend, priority = 0, weight = 1 } of definition.services) {
      const group = groups.get(priority) ?? [];
      group.push({ backend, weight, credit: 0 });
      groups.set(priority, group);
    }
    this.#groups = [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
  }

  /** @returns the backend, or undefined when no member `isAvailable`. Moves the rotation on. */
  next(isAvailable: (backend: string) => boolean): string | undefined {
    for (const group of this.#groups) {
      const available = group.filter(({ backend }) => isAvailable(backend));
      if (available.length > 0) return choose(available).backend;
    }
    return undefined;
  }
}

type Member = { readonly backend: string; readonly weight: number; credit: number };

/** Every member earns its weight, the richest serves and pays what all earned: shares are exact and spread evenly. */
function choose(members: readonly Member[]): Member {
  const weighted = members.some(({ weight }) => weight > 0);
  const earning = (member: Member) => (weighted ? member.weight : 1);
  const candidates = members.filter((member) => earning(member) > 0);
  for (const member of candidates) member.credit += earning(member);
  const richest = candidates.reduce((best, member) =>
    member.credit > best.credit ? member : best,
  );
  richest.credit -= candidates.reduce((total, member) => total + earning(member), 0);
  return richest;
}
