/**
 * What applies of this load balancer began to create and do not know the end of.
 *
 * It is written before an apply begins and cut down when one has ended, so that whatever happens in between it names everything that may
 * exist in Azure and not in the state. That it is named here is what allows the next run to import it: anything else may be somebody
 * else's.
 */

import {
  isArray,
  items,
  type Json,
  member,
  parseJson,
  textOf,
} from '../../policy/standards/json.ts';
import type { Diagnostic } from './diagnostics.ts';
import type { Step } from './flight.ts';

export type JournalEntry = {
  /** In Terraform's notation, such as `module.gateway.azurerm_api_management.gateway`. */
  readonly address: string;
  readonly type: string;
  /** ISO 8601: when the apply was about to begin. */
  readonly since: string;
  /** Address of the run's page, where there is one. */
  readonly run?: string;
  /** Where it is known: what to import. */
  readonly id?: string;
};

/** Creating anything else again does no harm: an action or an update of azapi, and what is not in Azure at all. */
const IMPORTABLE = /^(azurerm_\w+|azapi_resource)$/;

/** A resource that a plan creates. */
export type Creation = { readonly address: string; readonly type: string; readonly after: Json };

/** @param plan of `terraform show -json` */
export function creationsOf(plan: Json): readonly Creation[] {
  return items(member(plan, 'resource_changes')).flatMap((resource) => {
    const address = textOf(member(resource, 'address'));
    const type = textOf(member(resource, 'type'));
    const change = member(resource, 'change');
    const creates = items(member(change, 'actions')).includes('create');
    if (!creates || address === undefined || type === undefined) return [];
    if (member(resource, 'mode') !== 'managed' || !IMPORTABLE.test(type)) return [];
    return [{ address, type, after: member(change, 'after') ?? null }];
  });
}

/** Both, one entry an address; what is known longer stays, so that an id that was learned is kept. */
export function merged(
  before: readonly JournalEntry[],
  added: readonly JournalEntry[],
): readonly JournalEntry[] {
  const entries = new Map([...added, ...before].map((entry) => [entry.address, entry]));
  return [...entries.values()];
}

/** What is known after an apply, however it ended. */
export type Aftermath = {
  /** What it began and did not complete, or completed: a killed one loses what it had not yet written. */
  readonly begun: readonly Step[];
  readonly recorded: Recorded;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * What is still not known of: an entry goes when its resource is in the state, or was never begun. What this apply found already there
 * was not made by it, so it is nobody's to import, unless an earlier run's entry says so; then Terraform's error tells its id.
 */
export function remaining(
  before: readonly JournalEntry[],
  added: readonly JournalEntry[],
  { begun, recorded, diagnostics }: Aftermath,
): readonly JournalEntry[] {
  const created = new Set(
    begun.filter(({ action }) => action === 'create').map(({ address }) => address),
  );
  const found = new Map(
    diagnostics.flatMap(({ address, summary, detail }) => {
      const text = `${summary}\n${detail}`;
      if (address === undefined || !/already exists/i.test(text)) return [];
      return [[address, /resource with the ID "([^"]+)" already exists/i.exec(text)?.[1]] as const];
    }),
  );
  const old = before
    .filter((entry) => !recorded(entry))
    .map((entry): JournalEntry => {
      const id = entry.id ?? found.get(entry.address);
      return id === undefined ? entry : { ...entry, id };
    });
  const fresh = added.filter(
    (entry) => created.has(entry.address) && !recorded(entry) && !found.has(entry.address),
  );
  return merged(old, fresh);
}

/** Whether the state has what an entry is about, under its address or, where that has changed meanwhile, by its id. */
export type Recorded = (entry: JournalEntry) => boolean;

/** @param state as `terraform state pull` writes it */
export function recordedIn(state: Json): Recorded {
  const addresses = addressesIn(state);
  const ids = new Set(
    items(member(state, 'resources')).flatMap((resource) =>
      items(member(resource, 'instances')).flatMap((instance) => {
        const id = textOf(member(member(instance, 'attributes'), 'id'));
        return id === undefined ? [] : [`${textOf(member(resource, 'type'))} ${plainId(id)}`];
      }),
    ),
  );
  return ({ address, type, id }) =>
    addresses.has(address) || (id !== undefined && ids.has(`${type} ${plainId(id)}`));
}

/** Azure's ids are the same in any case; only an import tells a version. */
export function plainId(id: string): string {
  return (id.split('?')[0] ?? '').toLowerCase();
}

/** @param state as `terraform state pull` writes it; what is only deposed is not recorded under its address */
export function addressesIn(state: Json): ReadonlySet<string> {
  const addresses = items(member(state, 'resources')).flatMap((resource) => {
    if (member(resource, 'mode') !== 'managed') return [];
    const module = textOf(member(resource, 'module'));
    const name = `${module === undefined ? '' : `${module}.`}${member(resource, 'type')}.${member(resource, 'name')}`;
    return items(member(resource, 'instances')).flatMap((instance) => {
      if (member(instance, 'deposed') !== undefined) return [];
      const key = member(instance, 'index_key');
      if (typeof key === 'number') return [`${name}[${key}]`];
      return [typeof key === 'string' ? `${name}[${quoted(key)}]` : name];
    });
  });
  return new Set(addresses);
}

/** As Terraform writes a key into an address: HCL's quoting, in which `${` begins a template. */
function quoted(key: string): string {
  return JSON.stringify(key).replaceAll(/[$%]\{/g, (start) => `${start[0]}${start}`);
}

/** Whether two journals say the same. */
export function sameJournal(a: readonly JournalEntry[], b: readonly JournalEntry[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function writeJournal(entries: readonly JournalEntry[]): string {
  return JSON.stringify({ version: 1, entries });
}

/** @throws {Error} when the text is no journal, or one of a newer version */
export function readJournal(text: string): readonly JournalEntry[] {
  const document = parseJson(text);
  const entries = member(document, 'entries');
  if (member(document, 'version') !== 1 || !isArray(entries)) {
    throw new Error('it was written by another version of this Action');
  }
  return entries.flatMap((entry) => {
    const field = (name: string) => textOf(member(entry, name));
    const [address, type, since] = [field('address'), field('type'), field('since')];
    if (address === undefined || type === undefined || since === undefined) return [];
    const [run, id] = [field('run'), field('id')];
    return [
      {
        address,
        type,
        since,
        ...(run === undefined ? {} : { run }),
        ...(id === undefined ? {} : { id }),
      },
    ];
  });
}
