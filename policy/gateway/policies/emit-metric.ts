import {
  definePolicy,
  element,
  number,
  optional,
  prepared,
  required,
  text,
} from '../pipeline/definition.ts';
import { checkDimensions, dimensionParameters, dimensions } from './dimensions.ts';

const fixed = { expression: false };

/** The documentation said ten, and five later. */
const DOCUMENTED_DIMENSIONS = 5;

/** Sends a metric of the author's own to the metric sink, which stands for Application Insights. */
export const emitMetric = definePolicy({
  name: 'emit-metric',
  // Documented for <backend> as well, where it is not saved (observed: azure-api-management-policy-toolkit).
  sections: ['inbound', 'outbound', 'on-error'],
  attributes: {
    name: required(text, fixed),
    value: optional(number),
    namespace: optional(text, fixed),
  },
  children: {
    dimension: element({
      attributes: { name: required(text), value: optional(text) },
      occurs: 'at least one',
    }),
  },
  compile({ attributes, children, place }, report) {
    checkDimensions('emit-metric', children.dimension, DOCUMENTED_DIMENSIONS, report);
    const { name, namespace, value } = attributes;
    const dimensionsNeed = dimensionParameters(children.dimension);
    return prepared([name, namespace, value, ...dimensionsNeed], (exchange) => {
      const metric = {
        name: name.evaluate(exchange),
        namespace: namespace?.evaluate(exchange) ?? 'API Management',
        value: value?.evaluate(exchange) ?? 1,
        dimensions: dimensions(children.dimension, exchange),
      };
      exchange.trace?.(place, `metric "${metric.name}"`, metric);
      exchange.instance.options.onMetric?.(metric);
      return undefined;
    });
  },
});
