/**
 * Whether a caller may use an API, and in the context of which product.
 *
 * The rules are those of "Subscriptions in API Management": with a key, it must belong to an active subscription to
 * all APIs, to this API or to a product of this API; without one, an open product of the API lets the request
 * in, then an API that requires no subscription. The header is looked at first, the query only without it.
 * Where the API says so, a key may also come as a bearer token; assumed: after header and query, which are documented.
 * A product's being published does not matter here: that only shows or hides it in the developer portal.
 */
import { GatewayError } from '../errors.ts';
import { headerText } from '../http/headers.ts';
import type { RequestMessage } from '../http/message.ts';
import type { Api, Product, Service, Subscription } from '../service.ts';

export type Access = {
  readonly subscription: Subscription | undefined;
  /** The key that was sent. */
  readonly key: string | undefined;
  /** Its policy applies. Undefined for subscriptions to one API or to all: product policies are left out then. */
  readonly product: Product | undefined;
};

/** @throws {GatewayError} SubscriptionKeyNotFound or SubscriptionKeyInvalid, 401. */
export function authorize(
  request: RequestMessage,
  api: Api,
  service: Service,
  realm: string,
): Access {
  const key = sentKey(request, api.subscriptionKey);
  if (key !== undefined && key !== '') {
    const subscription = service.subscriptions.find(
      ({ active, primaryKey, secondaryKey }) =>
        active && (key === primaryKey || key === secondaryKey),
    );
    if (subscription !== undefined && opens(subscription, api, service)) {
      return { subscription, key, product: productOf(subscription, service) };
    }
    throw denied(
      'SubscriptionKeyInvalid',
      'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
      api,
      realm,
    );
  }
  const open = service.products.find(
    ({ apis, subscriptionRequired }) => !subscriptionRequired && apis.includes(api.id),
  );
  if (open !== undefined || !api.subscriptionRequired) {
    return { subscription: undefined, key: undefined, product: open };
  }
  throw denied(
    'SubscriptionKeyNotFound',
    'Access denied due to missing subscription key. Make sure to include subscription key when making requests to this API.',
    api,
    realm,
  );
}

function sentKey(
  { headers, query }: RequestMessage,
  names: Api['subscriptionKey'],
): string | undefined {
  const key = headerText(headers, names.header) ?? query.first(names.query);
  if (key !== undefined || names.bearer !== true) return key;
  return /^Bearer +(\S+)$/i.exec(headerText(headers, 'authorization') ?? '')?.[1];
}

function opens({ scope }: Subscription, api: Api, service: Service): boolean {
  if (scope.type === 'all') return true;
  if (scope.type === 'api') return scope.api === api.id;
  return service.products.some(({ id, apis }) => id === scope.product && apis.includes(api.id));
}

function productOf({ scope }: Subscription, service: Service): Product | undefined {
  if (scope.type !== 'product') return undefined;
  return service.products.find(({ id }) => id === scope.product);
}

function denied(reason: string, message: string, api: Api, realm: string): GatewayError {
  const challenge = `AzureApiManagementKey realm="${realm}",name="${api.subscriptionKey.header}",type="header"`;
  return new GatewayError(reason, message, {
    status: 401,
    source: 'authorization',
    headers: new Map([['www-authenticate', [challenge]]]),
  });
}
