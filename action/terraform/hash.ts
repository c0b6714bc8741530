/**
 * What makes two plans the same plan: everything that applying does. Not the time, not the order, not the attributes that
 * stay, and not the old value of what is only known after apply.
 *
 * Values that Terraform marks as sensitive are left out: they were not part of what was reviewed, and a digest of one in a
 * public comment would let everybody test guesses against it. The text around one counts, and so does how it is written,
 * which `source.ts` reads from the plan file: what is hidden or not known yet is at least made as it was reviewed.
 */

import { hash } from 'node:crypto';
import {
  canonical,
  isObject,
  items,
  type Json,
  member,
  textOf,
} from '../../policy/standards/json.ts';
import { type AttributeChange, attributeChanges, containsTrue, type Side } from './attributes.ts';
import { createMask, type Mask } from './mask.ts';
import { actionOf } from './plan.ts';
import { configurationSource, type Place, type Source } from './source.ts';

/** One thing that a plan does: a resource's action, where `path` is empty, or the change of one of its attributes. */
export type Element = {
  /** Of the resource; outputs are `output.<name>`. */
  readonly address: string;
  readonly path: string;
  /** For people: what happens, `update` or `"a" -> "b"`. */
  readonly what: string;
  /** SHA-256 in hexadecimal. */
  readonly digest: string;
};

export type PlanIdentity = {
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  /** In the order of their addresses. */
  readonly elements: readonly Element[];
  /** Other addresses that the plan knows: of what stays as it is. */
  readonly others: readonly string[];
};

/**
 * @param plan what `terraform show -json` printed
 * @param given the configuration that the plan was made of; undefined: what the plan's JSON has of it
 */
export function identifyPlan(plan: Json, given: Source | undefined): PlanIdentity {
  const mask = createMask(plan);
  const source = given ?? configurationSource(mask.json(member(plan, 'configuration') ?? null));
  const elements = [
    ...resourceElements(plan, mask, source),
    ...outputElements(plan, mask, source),
    ...providerElements(plan, mask),
    ...otherElements(plan, mask),
  ].sort((a, b) => compare(a.address, b.address) || compare(a.path, b.path));
  const named = distinct(elements);
  const known = new Set(named.map(({ address }) => address));
  return {
    hash: sha256(canonical(named.map(({ address, path, digest }) => [address, path, digest]))),
    elements: named,
    others: items(member(plan, 'resource_changes'))
      .map((resource) => mask.text(textOf(member(resource, 'address')) ?? ''))
      .filter((address) => !known.has(address)),
  };
}

/** Masking may make one address of two; neither may take the other's place. */
function distinct(elements: readonly Element[]): readonly Element[] {
  const seen = new Map<string, number>();
  return elements.map((element) => {
    const key = canonical([element.address, element.path]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? element : { ...element, path: `${element.path} (${count})` };
  });
}

function resourceElements(plan: Json, mask: Mask, source: Source): readonly Element[] {
  return items(member(plan, 'resource_changes')).flatMap((resource) => {
    const change = member(resource, 'change');
    const text = (key: string) => textOf(member(resource, key));
    const movedFrom = text('previous_address');
    const importing = member(change, 'importing');
    const actions = items(member(change, 'actions')).map(String);
    const action = actionOf(actions, movedFrom !== undefined, isObject(importing));
    if (action === undefined) return [];
    const deposed = text('deposed');
    const address = mask.text(text('address') ?? '');
    const name = deposed === undefined ? address : `${address} (deposed ${deposed})`;
    const place = {
      module: text('module_address') ?? '',
      definition: `${text('mode') === 'data' ? 'data' : 'resource'}.${text('type')}.${text('name')}`,
    };
    const goes = action === 'delete' || action === 'forget';
    const makes = action === 'create' || action === 'replace';
    const of = (path: string, what: string, document: Json): Element => ({
      address: name,
      path,
      what,
      digest: sha256(canonical(document)),
    });
    const commands = makes || action === 'delete' ? source.provisioners(place) : undefined;
    return [
      of('', describeAction(action, actions), {
        actions,
        provider: text('provider_name') ?? null,
        movedFrom: movedFrom === undefined ? null : mask.text(movedFrom),
        importing: isObject(importing) ? mask.json(importing) : null,
      }),
      // Which object it is that changes or goes, not only what it is called here.
      ...(action === 'create' || action === 'read'
        ? []
        : [
            of('(object)', 'the object in Azure behind this address', objectOf(change, goes, mask)),
          ]),
      ...(commands === undefined ? [] : [of('(provisioner)', 'commands that run', commands)]),
      ...(goes
        ? []
        : attributeChanges(change, mask.text, mask.side).map((attribute) => {
            const argument = /^(?:\["(.*?)"\]|[^.[]+)/.exec(attribute.path);
            const root = argument?.[1] ?? argument?.[0] ?? '';
            return of(
              attribute.path,
              describeChange(attribute),
              attributeDocument(attribute, mask, source, place, root),
            );
          })),
    ];
  });
}

/** The attributes by which an object is known; of one that goes and has none, all that is known of it. */
function objectOf(change: Json | undefined, goes: boolean, mask: Mask): Json {
  const before = member(change, 'before');
  const marks = member(change, 'before_sensitive');
  const shown = (key: string) =>
    containsTrue(member(marks, key)) ? null : mask.json(member(before, key) ?? null);
  const keys = ['id', 'name', 'parent_id', 'resource_id', 'resource_group_name'];
  const known = keys.filter((key) => member(before, key) !== undefined);
  if (known.length > 0) return Object.fromEntries(known.map((key) => [key, shown(key)]));
  return !goes || marks === true || !isObject(before)
    ? null
    : Object.fromEntries(Object.keys(before).map((key) => [key, shown(key)]));
}

function outputElements(plan: Json, mask: Mask, source: Source): readonly Element[] {
  const outputs = member(plan, 'output_changes');
  return Object.entries(isObject(outputs) ? outputs : {}).flatMap(([name, change]) => {
    if (items(member(change, 'actions')).includes('no-op')) return [];
    // An output is one value, so it is compared as the one attribute of something.
    const whole = (key: string) => ({ value: member(change, key) ?? null });
    const wrapped = Object.fromEntries(
      ['before', 'after', 'after_unknown', 'before_sensitive', 'after_sensitive'].map((key) => [
        key,
        whole(key),
      ]),
    );
    const place = { module: '', definition: `output.${name}` };
    const address = `output.${mask.text(name)}`;
    const action = items(member(change, 'actions')).map(String);
    return [
      { address, path: '', what: action.join(', '), digest: sha256(canonical(action)) },
      ...attributeChanges(wrapped, mask.text, mask.side).map((attribute) => ({
        address,
        path: attribute.path,
        what: describeChange(attribute),
        digest: sha256(canonical(attributeDocument(attribute, mask, source, place, 'value'))),
      })),
    ];
  });
}

/** Where providers of what changes are pointed at. How they sign in differs between those who plan and those who apply. */
const SIGN_IN =
  /^(client_|use_|oidc_|msi_|ado_|auxiliary_|partner_|skip_|token|password|secret|features$)/;

function providerElements(plan: Json, mask: Mask): readonly Element[] {
  const used = new Set(
    items(member(plan, 'resource_changes')).map((resource) => member(resource, 'provider_name')),
  );
  const configurations = member(member(plan, 'configuration'), 'provider_config');
  return Object.entries(isObject(configurations) ? configurations : {}).flatMap(([key, config]) => {
    const expressions = member(config, 'expressions');
    if (!used.has(member(config, 'full_name')) || !isObject(expressions)) return [];
    return Object.entries(expressions)
      .filter(([name]) => !SIGN_IN.test(name))
      .map(([name, expression]) => {
        const values = items(member(expression, 'references')).map((reference): Json => {
          const variable = /^var\.([\w-]+)$/.exec(String(reference))?.[1] ?? '';
          return [reference, member(member(member(plan, 'variables'), variable), 'value') ?? null];
        });
        const document = mask.json([member(expression, 'constant_value') ?? null, values]);
        return {
          address: `provider.${key}`,
          path: name,
          what: 'setting of the provider',
          digest: sha256(canonical(document)),
        };
      });
  });
}

/** What has no address of a resource, also what a newer Terraform may add. */
function otherElements(plan: Json, mask: Mask): readonly Element[] {
  const checks = items(member(plan, 'checks'))
    .filter((check) => ['fail', 'error'].includes(String(member(check, 'status'))))
    .map((check) => ({
      address: mask.text(textOf(member(member(check, 'address'), 'to_display')) ?? 'check'),
      path: '',
      what: 'a check that fails',
      digest: sha256('check'),
    }));
  const keys = ['action_invocations', 'deferred_action_invocations', 'deferred_changes'];
  const more = keys.flatMap((key) =>
    items(member(plan, key)).map((item, index) => ({
      address: `plan.${key}`,
      path: String(index),
      what: key.replaceAll('_', ' '),
      digest: sha256(canonical(mask.json(item))),
    })),
  );
  return [...checks, ...more];
}

/** @param argument of the resource or output that the attribute is a part of */
function attributeDocument(
  { before, after, forcesReplacement }: AttributeChange,
  mask: Mask,
  source: Source,
  place: Place,
  argument: string,
): Json {
  const isOpen = [before, after].every(({ kind }) => kind === 'absent' || kind === 'value');
  const isTimed = source.isTimed(place, argument);
  const isOpaque = !isOpen && source.mayDerive(place, argument);
  const side = (one: Side): Json => {
    const of = (value: Json | undefined) => (isTimed ? mask.times(value ?? null) : (value ?? null));
    if (one.kind === 'value') return { kind: one.kind, value: of(one.value) };
    if (one.kind === 'sensitive') {
      return { kind: one.kind, value: isOpaque ? null : of(one.around) };
    }
    return one.kind === 'unknown' ? { kind: one.kind, value: of(one.known) } : { kind: one.kind };
  };
  // The old value of what is not known yet, such as an etag, tells nothing of what happens.
  const sides =
    after.kind === 'unknown'
      ? { after: side(after) }
      : { before: side(before), after: side(after) };
  const written = isOpen ? undefined : source.digest(place, argument);
  return { ...sides, forcesReplacement, written: written ?? null };
}

function describeAction(action: string, actions: readonly string[]): string {
  return actions[0] === 'create' && actions.length > 1 ? `${action}, create first` : action;
}

function describeChange({ before, after }: AttributeChange): string {
  const text = (side: Side) => {
    if (side.kind === 'value') return shorten(canonical(side.value));
    if (side.kind === 'absent') return 'null';
    return side.kind === 'unknown' ? '(known after apply)' : '(sensitive)';
  };
  return before.kind === 'absent' ? text(after) : `${text(before)} -> ${text(after)}`;
}

const LONGEST_VALUE = 120;

function shorten(text: string): string {
  if (text.length <= LONGEST_VALUE) return text;
  return `${text.slice(0, LONGEST_VALUE).toWellFormed()}… (${text.length} characters)`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}
