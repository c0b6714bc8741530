/**
 * The plan of a resource whose provider is built on the old plugin SDK. What a plan says follows from the
 * schema alone: value by value, from the configuration, the default, or the state.
 */
import type { Path } from '../protocol/provider.ts';
import { type Attribute, type Block, blockType, type NestedBlock } from '../protocol/schema.ts';
import {
  type Attributes,
  isObject,
  type Json,
  type Type,
  UNKNOWN,
  type Value,
} from '../protocol/values.ts';
import { normalizeLocation } from './attributes.ts';

/** For an attribute of the resource: whether azurerm takes the configuration's text for the state's. */
export type Suppressions = {
  readonly [attribute: string]: (state: string, config: string) => boolean;
};

/** For an attribute of the resource: whether a change from the state to the plan needs a new resource. */
export type Replacements = {
  readonly [attribute: string]: (state: Value, plan: Value, planned: Attributes) => boolean;
};

/** The suppression of attributes whose case does not matter. */
export function sameText(state: string, config: string): boolean {
  return state.toLowerCase() === config.toLowerCase();
}

/**
 * Plans one resource.
 *
 * @param prior the state, or null for a new resource
 */
export function planResource(
  block: Block,
  config: Attributes,
  prior: Attributes | null,
  suppressions: Suppressions = {},
): Attributes {
  const planned = planBlock(block, config, prior);
  if (typeof planned.location === 'string') {
    planned.location = normalizeLocation(planned.location);
  }
  for (const [name, isSame] of Object.entries(suppressions)) {
    const [before, after] = [prior?.[name], planned[name]];
    if (typeof before === 'string' && typeof after === 'string' && isSame(before, after)) {
      planned[name] = before;
    }
  }
  return planned;
}

function planBlock(block: Block, config: Attributes, prior: Attributes | null): Attributes {
  const planned: Attributes = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const before = prior ? (prior[name] ?? null) : undefined;
    planned[name] = planAttribute(attribute, config[name] ?? null, before);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    planned[name] = planNested(nested, config[name] ?? null, prior?.[name] ?? null);
  }
  return planned;
}

/** @param prior the state's value; undefined when there is no state yet */
function planAttribute(attribute: Attribute, config: Value, prior: Value | undefined): Value {
  if (attribute.write_only) return null;
  if (config !== null) return config;
  if (attribute.default !== undefined) return attribute.default;
  if (attribute.computed) return prior === undefined ? UNKNOWN : prior;
  // The old SDK cannot tell unset from zero, so a zero in the state is no change.
  return prior !== undefined && isZero(prior) ? prior : null;
}

function planNested(nested: NestedBlock, config: Value, prior: Value): Value {
  if (nested.nesting_mode === 'single') {
    return isObject(config)
      ? planBlock(nested.block, config, isObject(prior) ? prior : null)
      : null;
  }
  if (!Array.isArray(config)) return config ?? [];
  const before = Array.isArray(prior) ? prior : [];
  // A block that the service fills stays as it is while nobody configures it.
  if (config.length === 0 && nested.computed) return before;
  return config.map((item, index) => {
    const old = nested.nesting_mode === 'list' ? before[index] : undefined;
    return isObject(item) ? planBlock(nested.block, item, isObject(old) ? old : null) : item;
  });
}

/**
 * Where a plan differs from the state in an attribute that cannot be changed in place.
 *
 * @param replacedBy attributes of the resource of which only some changes replace it
 */
export function replacements(
  block: Block,
  prior: Attributes,
  planned: Attributes,
  replacedBy: Replacements = {},
): Path[] {
  const paths: Path[] = [];
  for (const [name, isReplaced] of Object.entries(replacedBy)) {
    const before: Value = prior[name] ?? null;
    const after: Value = planned[name] ?? null;
    const type = block.attributes?.[name]?.type ?? 'dynamic';
    if (sameValue(before, after, type)) continue;
    // The old SDK shows these functions an empty text for what is not known yet.
    if (isReplaced(before, after === UNKNOWN ? '' : after, planned)) paths.push([name]);
  }
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const same = sameValue(prior[name] ?? null, planned[name] ?? null, attribute.type ?? 'dynamic');
    if (attribute.forceNew && !same) paths.push([name]);
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    paths.push(...nestedReplacements(name, nested, prior[name], planned[name]));
  }
  return paths;
}

/** A block that comes or goes changes each of its attributes from nothing or to nothing. */
function nestedReplacements(
  name: string,
  nested: NestedBlock,
  prior: Value | undefined,
  planned: Value | undefined,
): Path[] {
  const [before, after] = [itemsOf(prior), itemsOf(planned)];
  if (nested.forceNew && before.length !== after.length) return [[name]];
  if (nested.nesting_mode === 'set') {
    // The items of a set have no place of their own: the set itself is what differs.
    const type = blockType(nested.block);
    const isIn = (item: Value, list: Value[]) => list.some((other) => sameValue(item, other, type));
    const changed = [
      ...before.filter((item) => !isIn(item, after)),
      ...after.filter((item) => !isIn(item, before)),
    ];
    const replaces = (item: Value) =>
      isObject(item) && replacements(nested.block, {}, item).length > 0;
    return changed.some(replaces) ? [[name]] : [];
  }
  const longest = before.length > after.length ? before : after;
  return longest.flatMap((_, index) => {
    const old: Value = before[index] ?? {};
    const item: Value = after[index] ?? {};
    if (!isObject(old) || !isObject(item)) return [];
    const inner = replacements(nested.block, old, item);
    // What is no longer in the plan has no place there.
    return inner.map((path) => (index < after.length ? [name, index, ...path] : [name]));
  });
}

function itemsOf(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : [];
}

/** Whether two values are one to the old SDK, which cannot tell unset from zero. */
export function sameValue(left: Value, right: Value, type: Type): boolean {
  if (isZero(left) && isZero(right)) return true;
  return canonical(left, type) === canonical(right, type);
}

function isZero(value: Value): boolean {
  if (value === null || value === '' || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.keys(value).length === 0;
}

/** A text that is equal for equal values, whatever the order of a set's items or a map's keys. */
function canonical(value: Value, type: Type): string {
  if (value === UNKNOWN) return 'unknown';
  if (Array.isArray(value)) {
    const itemType =
      Array.isArray(type) && type[0] !== 'object' && type[0] !== 'tuple' ? type[1] : 'dynamic';
    const items = value.map((item) => canonical(item, itemType));
    if (Array.isArray(type) && type[0] === 'set') items.sort();
    return `[${items.join()}]`;
  }
  if (isObject(value)) {
    const members = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}:${canonical(item, 'dynamic')}`,
    );
    return `{${members.sort().join()}}`;
  }
  return JSON.stringify(value as Json);
}
