/** Which child of an element became which child of its counterpart. */
import type { PolicyElement } from '../document/index.ts';
import { editScript } from './edit-script.ts';
import { identityOf } from './label.ts';
import { longestIncreasing } from './longest-increasing.ts';
import { childrenOf, type Meanings, textOf, valueKey } from './meaning.ts';

export type Match = {
  readonly before: PolicyElement;
  readonly after: PolicyElement;
  /** Others that stayed have passed it, or it them. */
  readonly moved: boolean;
};

export type Matching = {
  /** In the order of `after`. */
  readonly matches: readonly Match[];
  readonly removed: readonly PolicyElement[];
};

/** Share of what two elements hold that must be common for one to be the other, changed; more where their authors gave them different names. */
const LEAST_SIMILARITY = 0.2;
const LEAST_SIMILARITY_RENAMED = 0.5;

/** Of more elements of one name than this, each is compared with the one at its own place only. */
const MOST_CANDIDATES = 50;

/**
 * Pairs up, each step only what the ones before it left: what means the same at its place; what means the same elsewhere;
 * what does but for white space; what is called the same; what has the same name and much in common.
 *
 * @param looseMeaningOf meanings without white space
 */
export function matchChildren(
  before: readonly PolicyElement[],
  after: readonly PolicyElement[],
  meaningOf: Meanings,
  looseMeaningOf: Meanings,
): Matching {
  const partners = new Map<PolicyElement, PolicyElement>();
  const taken = new Set<PolicyElement>();
  const pair = (old: PolicyElement, fresh: PolicyElement) => {
    partners.set(old, fresh);
    taken.add(fresh);
  };
  const left = () => before.filter((element) => !partners.has(element));
  const right = () => after.filter((element) => !taken.has(element));

  for (const edit of editScript(before.map(meaningOf), after.map(meaningOf))) {
    const [old, fresh] =
      edit.kind === 'keep' ? [before[edit.before], after[edit.after]] : [undefined, undefined];
    if (old !== undefined && fresh !== undefined) pair(old, fresh);
  }
  for (const keyOf of [meaningOf, looseMeaningOf, identityOf]) {
    for (const [old, fresh] of groupsOf<unknown>(left(), right(), keyOf)) zip(old, fresh, pair);
  }
  for (const [old, fresh] of groupsOf(left(), right(), ({ name }) => name)) {
    if (Math.max(old.length, fresh.length) <= MOST_CANDIDATES) {
      pairSimilar(old, fresh, meaningOf, pair);
    } else if (!old.some(identityOf) && !fresh.some(identityOf)) zip(old, fresh, pair);
  }

  const sources = new Map([...partners].map(([old, fresh]) => [fresh, old]));
  const places = new Map(before.map((element, index) => [element, index]));
  const found = after.flatMap((fresh) => {
    const old = sources.get(fresh);
    return old === undefined ? [] : [{ before: old, after: fresh }];
  });
  const stayed = longestIncreasing(found.map((match) => places.get(match.before) ?? 0));
  return {
    matches: found.map((match, index) => ({ ...match, moved: !stayed.has(index) })),
    removed: left(),
  };
}

type Pair = (before: PolicyElement, after: PolicyElement) => void;

/** The elements of both sides that share a key; those without one are in no group. */
function groupsOf<Key>(
  before: readonly PolicyElement[],
  after: readonly PolicyElement[],
  keyOf: (element: PolicyElement) => Key | undefined,
): readonly (readonly [readonly PolicyElement[], readonly PolicyElement[]])[] {
  const old = grouped(before, keyOf);
  const fresh = grouped(after, keyOf);
  return [...old].flatMap(([key, elements]) => {
    const others = fresh.get(key);
    return others === undefined ? [] : [[elements, others] as const];
  });
}

function grouped<Key>(
  elements: readonly PolicyElement[],
  keyOf: (element: PolicyElement) => Key | undefined,
): ReadonlyMap<Key, readonly PolicyElement[]> {
  const groups = new Map<Key, PolicyElement[]>();
  for (const element of elements) {
    const key = keyOf(element);
    const group = key === undefined ? undefined : groups.get(key);
    if (group !== undefined) group.push(element);
    else if (key !== undefined) groups.set(key, [element]);
  }
  return groups;
}

function zip(before: readonly PolicyElement[], after: readonly PolicyElement[], pair: Pair): void {
  before.forEach((old, index) => {
    const fresh = after[index];
    if (fresh !== undefined) pair(old, fresh);
  });
}

/** The most similar first. */
function pairSimilar(
  before: readonly PolicyElement[],
  after: readonly PolicyElement[],
  meaningOf: Meanings,
  pair: Pair,
): void {
  const isChoice = before.length > 1 || after.length > 1;
  const contents = new Map(
    [...before, ...after].map((element) => [element, contentOf(element, meaningOf)]),
  );
  const candidates = before
    .flatMap((old) =>
      after.map((fresh) => ({
        old,
        fresh,
        similarity: similarity(contents.get(old) ?? [], contents.get(fresh) ?? []),
      })),
    )
    .filter(({ old, fresh, similarity }) => similarity >= leastSimilarity(old, fresh, isChoice))
    .toSorted((a, b) => b.similarity - a.similarity);
  const used = new Set<PolicyElement>();
  for (const { old, fresh } of candidates) {
    if (used.has(old) || used.has(fresh)) continue;
    used.add(old).add(fresh);
    pair(old, fresh);
  }
}

/** Of one and one without names, and of what holds no elements, each may be the other. */
function leastSimilarity(before: PolicyElement, after: PolicyElement, isChoice: boolean): number {
  if (identityOf(before) !== undefined || identityOf(after) !== undefined) {
    return LEAST_SIMILARITY_RENAMED;
  }
  return isChoice && !isLeaf(before) && !isLeaf(after) ? LEAST_SIMILARITY : 0;
}

/** Everything inside of an element that can be found again in another: attributes and descendants by their meaning. */
function contentOf(element: PolicyElement, meaningOf: Meanings): readonly string[] {
  const children = childrenOf(element);
  const text = textOf(element);
  return [
    ...element.attributes.map(({ name, value }) => `${name}=${valueKey(value)}`),
    ...(text === undefined ? [] : [valueKey(text)]),
    ...children.map((child) => `#${meaningOf(child)}`),
    ...children.flatMap((child) => contentOf(child, meaningOf)),
  ];
}

/** Sørensen and Dice: twice what is common, of all. */
function similarity(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const item of a) counts.set(item, (counts.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of b) {
    const count = counts.get(item) ?? 0;
    if (count > 0) common += 1;
    counts.set(item, count - 1);
  }
  return (2 * common) / (a.length + b.length);
}

function isLeaf(element: PolicyElement): boolean {
  return childrenOf(element).length === 0;
}
