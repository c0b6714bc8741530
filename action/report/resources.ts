/** The part of a report that speaks Terraform's language: one row for what changes or goes, what is created by its type, closed. */
import type { Side } from '../terraform/attributes.ts';
import type { ResourceChange } from '../terraform/plan.ts';
import { renderAttributes } from './attributes.ts';
import type { Part } from './budget.ts';
import { code, details, htmlCode, plain, plural } from './markdown.ts';

/** What loses traffic or data is the last to be left out. */
const RANKS: Readonly<Record<ResourceChange['action'], number>> = {
  delete: 8,
  replace: 7,
  forget: 6,
  update: 5,
  create: 4,
  import: 3,
  move: 2,
  read: 1,
};

/** A policy decides over every request, so it stays longer than what has the same action. */
const POLICY_BONUS = 0.5;

/** What is created is told last: nobody misses anything by it. */
export function resourceParts(resources: readonly ResourceChange[]): readonly Part[] {
  const created = resources.filter(({ action }) => action === 'create');
  const types = [...new Set(created.map(({ type }) => type))];
  return [
    ...resources
      .filter(({ action }) => action !== 'create')
      .toSorted((a, b) => RANKS[b.action] - RANKS[a.action])
      .map(changePart),
    ...types.flatMap((type) => createParts(created.filter((resource) => resource.type === type))),
  ];
}

function changePart(resource: ResourceChange): Part {
  const isPolicy = resource.type.endsWith('_policy');
  const attributes = worthReading(resource);
  return {
    section: 'resources',
    rank: RANKS[resource.action] + (isPolicy ? POLICY_BONUS : 0),
    kind: resource.action,
    row: `| ${resource.action} | ${code(nameOf(resource))} | ${why(resource)} |`,
    detail:
      attributes.length === 0
        ? ''
        : details(
            `${resource.action} ${htmlCode(nameOf(resource))}`,
            renderAttributes(attributes),
            isPolicy && resource.action === 'update',
          ),
  };
}

/** A group's names, and apart from them, since they are long and the first to be left out, what each of it will be. */
function createParts(resources: readonly ResourceChange[]): readonly Part[] {
  const [first] = resources;
  if (first === undefined) return [];
  if (resources.length === 1) return [changePart(first)];
  const what = `${resources.length} × ${first.type}`;
  const described = resources.flatMap((resource) => {
    const attributes = worthReading(resource);
    return attributes.length === 0
      ? []
      : [`${code(nameOf(resource))}\n\n${renderAttributes(attributes)}`];
  });
  const names = resources.map((resource) => `- ${code(nameOf(resource))}`);
  const part = { section: 'resources', kind: 'create', rank: RANKS.create, row: '', detail: '' };
  return [
    {
      ...part,
      row: `| create | ${plural(resources.length, 'resource')} ${code(first.type)} | |`,
      detail: details(`create ${htmlCode(what)}`, names.join('\n')),
    },
    ...(described.length === 0
      ? []
      : [
          {
            ...part,
            rank: RANKS.create - 0.5,
            detail: details(`create ${htmlCode(what)}, each`, described.join('\n\n')),
          },
        ]),
  ];
}

export function nameOf({ address, deposed }: Pick<ResourceChange, 'address' | 'deposed'>): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

/** Neither what only Azure knows later, unless it forces a replacement, nor what a provider fills in with nothing. */
function worthReading({ action, attributes }: ResourceChange) {
  return attributes.filter(
    ({ before, after, forcesReplacement }) =>
      forcesReplacement ||
      (after.kind !== 'unknown' &&
        !(action === 'create' && before.kind === 'absent' && isNothing(after))),
  );
}

function isNothing(side: Side): boolean {
  if (side.kind === 'absent') return true;
  if (side.kind !== 'value') return false;
  const { value } = side;
  if (value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function why(resource: ResourceChange): string {
  const forced = resource.attributes
    .filter(({ forcesReplacement }) => forcesReplacement)
    .map(({ path }) => code(path));
  return [
    resource.reason === undefined ? '' : plain(resource.reason),
    forced.length === 0 ? '' : `forced by ${[...new Set(forced)].slice(0, 5).join(', ')}`,
    resource.createBeforeDestroy ? 'the new one is created first' : '',
    resource.movedFrom === undefined ? '' : `moved from ${code(resource.movedFrom)}`,
    resource.importing === undefined ? '' : `imports ${code(resource.importing)}`,
  ]
    .filter((text) => text !== '')
    .join('; ');
}
