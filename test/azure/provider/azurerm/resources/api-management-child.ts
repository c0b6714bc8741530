/** What the resources below an API Management service have in common. */
import type { Attributes } from '../../protocol/values.ts';
import { segment } from '../resource.ts';
import { idOf, type PatternRule, type Rule, type Rules } from '../rules.ts';

/** The attributes that say which service a child belongs to, from the child's id. */
export function childOf(id: string): Attributes {
  return {
    api_management_name: segment(id, 'service'),
    resource_group_name: segment(id, 'resourceGroups'),
  };
}

/** The id of what lies below a service, such as `apis`. */
export function childId(types: string): Rule {
  return idOf(`Microsoft.ApiManagement/service/${types}`);
}

/** Names of named values, products, loggers and subscriptions. */
export const childNameRule: PatternRule = {
  pattern: /^[a-zA-Z0-9](?:[a-zA-Z0-9-_]{0,78}[a-zA-Z0-9])?$/,
  must: 'must have 1 to 80 letters, digits, dashes and underscores, and a letter or digit at its ends',
};

export const apiNameRule: Rule = {
  pattern: /^[^*#&+]{1,256}$/,
  must: 'must have 1 to 256 characters, none of `*#&+`',
};

/** azurerm's own rule, wider than Azure's: a name may begin with a digit or dash here and fail when applied. */
export const serviceNameRule: Rule = {
  pattern: /^[0-9a-zA-Z-]{1,50}$/,
  must: 'must have 1 to 50 letters, digits and dashes',
};

/** An ISO 8601 duration such as `PT30S` or `P1DT12H`. */
export const durationRule: Rule = {
  pattern: /^P(?=.)(?:\d+[YMWD])*(?:T(?=.)(?:\d+[HMS])*)?$/,
  must: 'must be an ISO 8601 duration such as `PT30S`',
};

/** For every child of a service. */
export const childRules: Rules = {
  api_management_name: serviceNameRule,
};
