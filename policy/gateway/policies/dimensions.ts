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
    const initial = Object.hasOwn(DEFAULTS, name) ? DEFAULTS[name]?.(exchange) : undefined;
    values[name] = attributes.value?.evaluate(exchange) ?? initial ?? '';
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
  else if (own > most) {
    report(`<${policy}> has ${own} custom dimensions, where the documentation allows ${most}`, {
      isWarning: true,
    });
  }
  for (const { attributes } of elements) {
    const { name, value } = attributes;
    if (value === undefined && name.literal !== undefined && !isIn(DEFAULTS, name)) {
      report(`the dimension "${name.literal}" has no value, and its name stands for none`, {
        isWarning: true,
      });
    }
  }
}

function isIn(names: typeof DEFAULTS, { literal }: Parameter<string>): boolean {
  return literal !== undefined && Object.hasOwn(names, literal);
}
