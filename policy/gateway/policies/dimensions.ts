/** Dimensions of metrics: some names have a value of their own, the others need an expression or a literal. */
import type { Parameter, Report } from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';

type Dimension = {
  readonly attributes: {
    readonly name: Parameter<string>;
    readonly value: Parameter<string> | undefined;
  };
};

/** The names that "emit-metric" lists as default dimensions; only the others are limited in number. */
const DEFAULTS: Readonly<Record<string, (exchange: Exchange) => string | undefined>> = {
  'API ID': ({ api }) => api?.id,
  'Operation ID': ({ operation }) => operation?.id,
  'Product ID': ({ access }) => access.product?.id,
  'User ID': () => undefined,
  'Subscription ID': ({ access }) => access.subscription?.id,
  Location: ({ instance }) => instance.service.region,
  'Gateway ID': () => 'managed',
  'Backend ID': ({ backend }) => backend?.id,
};

export async function dimensions(
  elements: readonly Dimension[],
  exchange: Exchange,
): Promise<Readonly<Record<string, string>>> {
  const values: Record<string, string> = {};
  for (const { attributes } of elements) {
    const name = await attributes.name.resolve(exchange);
    const value = attributes.value ?? (Object.hasOwn(DEFAULTS, name) ? DEFAULTS[name] : undefined);
    values[name] =
      (typeof value === 'function' ? value(exchange) : await value?.resolve(exchange)) ?? '';
  }
  return values;
}

/** Tells of what the documentation does not allow: too many names of the author's own, and such names without a value. */
export function checkDimensions(
  policy: string,
  elements: readonly Dimension[],
  most: number,
  report: Report,
): void {
  const own = elements.filter(({ attributes: { name } }) => !isIn(DEFAULTS, name)).length;
  // Policies that are deployed have six and eight (Azure-Samples/ai-hub-gateway-solution-accelerator).
  if (own > 10) report(`<${policy}> takes at most ten custom dimensions`);
  else if (own > most)
    report(`<${policy}> has ${own} custom dimensions, where the documentation allows ${most}`, {
      isWarning: true,
    });
  for (const { attributes } of elements) {
    const { name, value } = attributes;
    if (value === undefined && name.literal !== undefined && !isIn(DEFAULTS, name))
      report(`the dimension "${name.literal}" has no value, and its name stands for none`, {
        isWarning: true,
      });
  }
}

function isIn(names: typeof DEFAULTS, { literal }: Parameter<string>): boolean {
  return literal !== undefined && Object.hasOwn(names, literal);
}
