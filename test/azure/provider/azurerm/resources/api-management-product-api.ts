/** That a product contains an API: a link without a document, so that only HEAD can look for it. */
import { type Arm, failed } from '../../arm/client.ts';
import { text } from '../attributes.ts';
import { servicePath, withoutRevision } from '../paths.ts';
import { alreadyExists, type Resource, segment } from '../resource.ts';
import {
  apiNameRule,
  childId,
  childNameRule,
  childOf,
  childRules,
} from './api-management-child.ts';

const API_VERSION = '2022-08-01';

export const apiManagementProductApi: Resource = {
  id: childId('products/apis'),

  create: async (arm, link) => {
    const path = `${servicePath(link, arm)}/products/${text(link, 'product_id')}/apis/${withoutRevision(text(link, 'api_name'))}`;
    if (await exists(arm, path)) throw alreadyExists(path);
    await arm.change({ method: 'PUT', path }, API_VERSION);
    return path;
  },
  read: async (arm, id) =>
    (await exists(arm, id))
      ? { ...childOf(id), product_id: segment(id, 'products'), api_name: segment(id, 'apis') }
      : null,
  remove: (arm, id) => arm.remove(id, API_VERSION),
  rules: { ...childRules, product_id: childNameRule, api_name: apiNameRule },
};

async function exists(arm: Arm, path: string): Promise<boolean> {
  const request = { method: 'HEAD', path, query: { 'api-version': API_VERSION } } as const;
  const answer = await arm.send(request);
  if (answer.status === 404) return false;
  // azurerm accepts no other success than this one.
  if (answer.status !== 204) throw failed(request, answer);
  return true;
}
