/** What the resources below an API Management service have in common. */
import type { Attributes } from '../../protocol/values.ts';
import { type Rule, segment } from '../resource.ts';

/** The attributes that say which service a child belongs to, from the child's id. */
export function childOf(id: string): Attributes {
  return {
    api_management_name: segment(id, 'service'),
    resource_group_name: segment(id, 'resourceGroups'),
  };
}

export const productIdRule: Rule = {
  pattern: /^[^*#&+:<>?]{1,256}$/,
  must: 'must have 1 to 256 characters, none of `*#&+:<>?`',
};
