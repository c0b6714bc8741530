/** Dimensions of metrics: some names have a value of their own, the others need an expression or a literal. */
import type { Parameter } from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';

type Dimension = {
  readonly attributes: {
    readonly name: Parameter<string>;
    readonly value: Parameter<string> | undefined;
  };
};

/** What has to be prepared before `dimensions` is asked. */
export function dimensionParameters(
  elements: readonly Dimension[],
): readonly (Parameter<string> | undefined)[] {
  return elements.flatMap(({ attributes: { name, value } }) => [name, value]);
}

export function dimensions(
  elements: readonly Dimension[],
  exchange: Exchange,
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const { attributes } of elements) {
    const name = attributes.name.evaluate(exchange);
    values[name] = attributes.value?.evaluate(exchange) ?? defaultDimension(name, exchange);
  }
  return values;
}

/** How many have a name of the author's own; only those are limited. */
export function customDimensions(elements: readonly Dimension[]): number {
  return elements.filter(({ attributes: { name } }) => !DEFAULT_NAMES.has(name.literal ?? ''))
    .length;
}

const DEFAULT_NAMES: ReadonlySet<string> = new Set([
  'API ID',
  'Operation ID',
  'Product ID',
  'User ID',
  'Subscription ID',
  'Location',
  'Gateway ID',
  'Backend ID',
]);

/** The names that "emit-metric" lists as default dimensions; empty for any other. */
function defaultDimension(name: string, exchange: Exchange): string {
  const { api, operation, access, instance, clientAddress } = exchange;
  const values: Readonly<Record<string, string | undefined>> = {
    'API ID': api?.id,
    'Operation ID': operation?.id,
    'Product ID': access.product?.id,
    'User ID': undefined,
    'Subscription ID': access.subscription?.id,
    Location: instance.service.region,
    'Gateway ID': 'managed',
    'Backend ID': exchange.backend?.id,
    'Client IP address': clientAddress,
  };
  return name === 'Request ID' ? exchange.id : (values[name] ?? '');
}
