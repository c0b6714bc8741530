/** What azurerm refuses before it plans: combinations of arguments, and values that no request would survive. */
import type { Diagnostic, Path } from '../protocol/provider.ts';
import type { Attribute, Block } from '../protocol/schema.ts';
import { type Attributes, isObject, type Value } from '../protocol/values.ts';
import type { Resource } from './resource.ts';
import { faultOf, type Rules, sharedRules } from './rules.ts';

/** @returns an error for each fault, all of them at once */
export function validate(block: Block, resource: Resource, config: Attributes): Diagnostic[] {
  return [
    ...checkBlock(block, config, []),
    ...checkRules({ ...sharedRules, ...resource.rules }, config),
    ...(resource.check?.(config) ?? []).map((message) => error(message)),
    ...(resource.unmapped ?? [])
      .filter((name) => isSet(config, name))
      .map((name) => error(`this stand-in for azurerm does not map \`${name}\``, [name])),
  ];
}

function checkRules(rules: Rules, config: Attributes): Diagnostic[] {
  return Object.entries(rules).flatMap(([name, rule]) =>
    valuesAt(config, name.split('.')).flatMap(({ value, path }) => {
      // The items of a list or set are judged one by one.
      const items: Value[] = Array.isArray(value) ? value : [value];
      const faults = items.map((item) => faultOf(rule, item));
      return faults.flatMap((fault) =>
        fault === undefined ? [] : [error(`\`${path.at(-1)}\` ${fault}`, path)],
      );
    }),
  );
}

/** Every value at the names, one for each nested block on the way. */
function valuesAt(
  attributes: Attributes,
  [name = '', ...rest]: readonly string[],
): { value: Value; path: Path }[] {
  const value = attributes[name] ?? null;
  if (rest.length === 0) return [{ value, path: [name] }];
  const items = Array.isArray(value) ? value : [];
  return items.flatMap((item, index) =>
    isObject(item)
      ? valuesAt(item, rest).map((found) => ({ ...found, path: [name, index, ...found.path] }))
      : [],
  );
}

function checkBlock(block: Block, config: Attributes, path: Path): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    found.push(...checkAttribute(name, attribute, config, path));
  }
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const items = config[name];
    if (!Array.isArray(items)) continue;
    for (const [index, item] of items.entries()) {
      if (isObject(item)) found.push(...checkBlock(nested.block, item, [...path, name, index]));
    }
  }
  return found;
}

function checkAttribute(
  name: string,
  attribute: Attribute,
  config: Attributes,
  path: Path,
): Diagnostic[] {
  const here = [...path, name];
  if (isSet(config, name)) {
    const other = (attribute.conflicts ?? []).map(lastName).find((each) => isSet(config, each));
    if (other) return [error(`\`${name}\` conflicts with \`${other}\``, here)];
  }
  const choices = (attribute.exactlyOneOf ?? []).map(lastName);
  // Each of the choices carries the rule: the first one by name speaks for all.
  if (choices.length === 0 || [...choices].sort()[0] !== name) return [];
  if (choices.filter((choice) => isSet(config, choice)).length === 1) return [];
  const names = choices.map((choice) => `\`${choice}\``).join(', ');
  return [error(`exactly one of ${names} must be given`, path.length > 0 ? path : undefined)];
}

/** The facts name siblings by their whole path (`rule.0.condition.0.count`). */
function lastName(path: string): string {
  return path.split('.').at(-1) ?? path;
}

function isSet(config: Attributes, name: string): boolean {
  const value = config[name];
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

function error(summary: string, path?: Path): Diagnostic {
  return { severity: 'ERROR', summary, detail: '', ...(path ? { path } : {}) };
}
