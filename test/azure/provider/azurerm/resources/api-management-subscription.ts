/**
 * A subscription, with what makes azurerm's version of it dangerous next to a key rotation: both keys are read
 * into the state at every refresh, and every update sends the state's keys back to the service.
 */
import { randomUUID } from 'node:crypto';
import type { Attributes } from '../../protocol/values.ts';
import { at, flag, optionalText, text } from '../attributes.ts';
import { servicePath } from '../paths.ts';
import { action, type Resource, refuseExisting } from '../resource.ts';
import { anyResourceId, notEmpty } from '../rules.ts';
import { childId, childNameRule, childOf, childRules } from './api-management-child.ts';

const API_VERSION = '2022-08-01';
const quietly = { appType: 'developerPortal', notify: 'false' };

export const apiManagementSubscription: Resource = {
  id: childId('subscriptions'),

  create: async (arm, subscription) => {
    const name = optionalText(subscription, 'subscription_id') ?? randomUUID();
    const path = `${servicePath(subscription, arm)}/subscriptions/${name}`;
    await refuseExisting(arm, path, API_VERSION);
    const body = subscriptionBody(subscription);
    await arm.change({ method: 'PUT', path, query: quietly, body }, API_VERSION);
    return path;
  },

  read: async (arm, id) => {
    const document = await arm.get(id, API_VERSION);
    if (document === undefined) return null;
    const keys = await action(arm, `${id}/listSecrets`, API_VERSION);
    const scope = String(at(document, 'properties.scope') ?? '');
    return {
      ...childOf(id),
      // The id of a subscription of APIs has two segments called so; the last one is the service's.
      subscription_id: id.split('/').at(-1) ?? '',
      display_name: at(document, 'properties.displayName'),
      state: at(document, 'properties.state'),
      allow_tracing: at(document, 'properties.allowTracing') === true,
      product_id: /\/products\//.test(scope) ? scope : '',
      api_id: /\/apis\/./.test(scope) && !/\/products\//.test(scope) ? scope : '',
      user_id: at(document, 'properties.ownerId') ?? '',
      primary_key: at(keys, 'primaryKey'),
      secondary_key: at(keys, 'secondaryKey'),
    };
  },

  update: async (arm, id, subscription) => {
    const body = subscriptionBody(subscription);
    await arm.change({ method: 'PUT', path: id, query: quietly, body }, API_VERSION);
  },

  remove: (arm, id) => arm.remove(id, API_VERSION),

  rules: {
    ...childRules,
    subscription_id: {
      ...childNameRule,
      pattern: new RegExp(`${childNameRule.pattern.source}|^$`),
    },
    display_name: notEmpty,
    user_id: anyResourceId,
    product_id: childId('products'),
    api_id: childId('apis'),
    state: { anyOf: ['active', 'cancelled', 'expired', 'rejected', 'submitted', 'suspended'] },
  },
};

function subscriptionBody(subscription: Attributes): object {
  const scope =
    optionalText(subscription, 'product_id') ?? optionalText(subscription, 'api_id') ?? '/apis';
  return {
    properties: {
      displayName: text(subscription, 'display_name'),
      scope,
      state: text(subscription, 'state'),
      allowTracing: flag(subscription, 'allow_tracing'),
      ownerId: optionalText(subscription, 'user_id'),
      primaryKey: optionalText(subscription, 'primary_key'),
      secondaryKey: optionalText(subscription, 'secondary_key'),
    },
  };
}
