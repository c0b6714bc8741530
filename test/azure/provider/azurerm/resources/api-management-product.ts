import { at, flag, optionalNumber, optionalText, text } from '../attributes.ts';
import { servicePath } from '../paths.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import { notEmpty } from '../rules.ts';
import { childId, childNameRule, childOf, childRules } from './api-management-child.ts';

const API_VERSION = '2022-08-01';

export const apiManagementProduct: Resource = {
  ...documentResource({
    id: childId('products'),
    apiVersion: API_VERSION,
    path: (product, arm) => `${servicePath(product, arm)}/products/${text(product, 'product_id')}`,
    body: (product, _arm, config) => ({
      properties: {
        displayName: text(product, 'display_name'),
        description: optionalText(product, 'description') ?? '',
        terms: optionalText(product, 'terms') ?? '',
        state: flag(product, 'published') ? 'published' : 'notPublished',
        subscriptionRequired: flag(product, 'subscription_required'),
        // The service refuses these two for a product that needs no subscription; azurerm sends neither without a limit.
        ...(flag(product, 'subscription_required') && config.subscriptions_limit !== null
          ? {
              approvalRequired: flag(product, 'approval_required'),
              subscriptionsLimit: optionalNumber(product, 'subscriptions_limit'),
            }
          : {}),
      },
    }),
    attributes: (document, id) => ({
      ...childOf(id),
      product_id: segment(id, 'products'),
      display_name: at(document, 'properties.displayName'),
      description: at(document, 'properties.description') ?? '',
      terms: at(document, 'properties.terms') ?? '',
      published: at(document, 'properties.state') === 'published',
      subscription_required: at(document, 'properties.subscriptionRequired') !== false,
      approval_required: at(document, 'properties.approvalRequired') === true,
      subscriptions_limit: at(document, 'properties.subscriptionsLimit') ?? 0,
    }),
  }),
  remove: (arm, id) => arm.remove(id, API_VERSION, { deleteSubscriptions: 'true' }),
  rules: { ...childRules, product_id: childNameRule, display_name: notEmpty },
  check: (config) =>
    config.approval_required === true &&
    (config.subscription_required === false ||
      config.subscriptions_limit === null ||
      config.subscriptions_limit === 0)
      ? [
          '`subscription_required` must be true and `subscriptions_limit` must be greater than 0 to use `approval_required`',
        ]
      : [],
};
