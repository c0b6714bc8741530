/** The policy of an API. Its id in the state is the API's, not the policy's own. */
import type { Arm } from '../../arm/client.ts';
import type { Attributes } from '../../protocol/values.ts';
import { at, optionalText, text } from '../attributes.ts';
import { apiPath } from '../paths.ts';
import { isSamePolicy } from '../policy-difference.ts';
import { put, type Resource, refuseExisting, segment } from '../resource.ts';
import { apiNameRule, childId, childOf, childRules } from './api-management-child.ts';

const API_VERSION = '2022-08-01';
const asXml = { format: 'xml' };

export const apiManagementApiPolicy: Resource = {
  id: childId('apis'),

  create: async (arm, policy) => {
    const api = apiPath(policy, arm);
    await refuseExisting(arm, policyPath(api), API_VERSION, asXml);
    await write(arm, api, policy);
    return api;
  },

  read: async (arm, id) => {
    const document = await arm.get(policyPath(id), API_VERSION, asXml);
    if (document === undefined) return null;
    return {
      ...childOf(id),
      api_name: segment(id, 'apis'),
      xml_content: at(document, 'properties.value') ?? at(document, 'value'),
    };
  },

  update: write,
  remove: (arm, id) => arm.remove(policyPath(id), API_VERSION),
  rules: { ...childRules, api_name: apiNameRule },
  suppressions: { xml_content: isSamePolicy },
};

function policyPath(api: string): string {
  return `${api}/policies/policy`;
}

function write(arm: Arm, api: string, policy: Attributes): Promise<void> {
  const link = optionalText(policy, 'xml_link');
  const properties = link
    ? { format: 'rawxml-link', value: link }
    : { format: 'rawxml', value: text(policy, 'xml_content') };
  return put(arm, policyPath(api), API_VERSION, { properties });
}
