/**
 * What azurerm requires of single values when it validates, from the functions that its schemas name. Ids are checked
 * as its parsers read them: segment by segment, in the very case that Azure's specifications write.
 */
import type { Value } from '../protocol/values.ts';

/** `must` completes "`name` …". */
export type PatternRule = { readonly pattern: RegExp; readonly must: string };
export type Rule =
  | PatternRule
  | { readonly from: number; readonly to: number }
  | { readonly anyOf: readonly (string | number)[] };

/** By attribute; in nested blocks by the names on the way, such as `circuit_breaker_rule.name`. */
export type Rules = { readonly [path: string]: Rule };

/** What is wrong with a value, to complete "`name` …"; undefined when nothing is, or when it is not known yet. */
export function faultOf(rule: Rule, value: Value): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if ('anyOf' in rule) {
    if (rule.anyOf.includes(value)) return undefined;
    return `must be one of ${rule.anyOf.map((choice) => `\`${choice}\``).join(', ')}, got "${value}"`;
  }
  if ('pattern' in rule) {
    return rule.pattern.test(String(value)) ? undefined : `${rule.must}, got "${value}"`;
  }
  if (Number(value) >= rule.from && Number(value) <= rule.to) return undefined;
  return `must be between ${rule.from} and ${rule.to}, got ${value}`;
}

export const notEmpty: Rule = { pattern: /^[\s\S]+$/, must: 'must not be empty' };

export const uuid: PatternRule = {
  pattern: /^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/,
  must: 'must be a UUID such as `00000000-0000-0000-0000-000000000001`',
};

export const webUrl: Rule = {
  pattern: /^https?:\/\/[^/\s]+\S*$/,
  must: 'must be a URL that begins with `http://` or `https://`',
};

export const date: Rule = {
  pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
  must: 'must be a date and time of RFC 3339, such as `2030-01-01T00:00:00Z`',
};

/** Any resource or group of a subscription: pairs of names and values, whatever the case of their letters. */
export const anyResourceId: Rule = {
  pattern: /^\/subscriptions\/[^/]+(?:\/[^/]+\/[^/]+)*\/?$/i,
  must: 'must be a resource id, `/subscriptions/…` with a value after each name',
};

/**
 * The id of a resource in a resource group.
 *
 * @param type namespace and type segments, such as `Microsoft.ApiManagement/service/apis`
 */
export function idOf(type: string): Rule {
  const [namespace = '', ...types] = type.split('/');
  const below = types.map((name) => `/${name}/[^/]+`).join('');
  const form = `/subscriptions/…/resourceGroups/…/providers/${namespace}${types.map((name) => `/${name}/…`).join('')}`;
  return {
    pattern: new RegExp(
      `^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${namespace.replaceAll('.', '\\.')}${below}$`,
    ),
    must: `must be an id of the form \`${form}\`, in this case of letters`,
  };
}

export const resourceGroupName: Rule = {
  pattern: /^[-\w.()]{0,89}[-\w()]$/,
  must: 'may have up to 90 letters, digits, dashes, underscores, parentheses and periods, and no period at its end',
};

/** Attributes that mean the same wherever they occur; a resource's own rule comes before. */
export const sharedRules: Rules = {
  location: notEmpty,
  resource_group_name: resourceGroupName,
  'identity.type': { anyOf: ['SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned'] },
  'identity.identity_ids': idOf('Microsoft.ManagedIdentity/userAssignedIdentities'),
};
