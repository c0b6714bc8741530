import { definePolicy, element, number, optional, required, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';
import { dimensions } from './dimensions.ts';

/** Sends a metric of the author's own to the metric sink, which stands for Application Insights. */
export const emitMetric = definePolicy({
  name: 'emit-metric',
  sections: SECTIONS,
  attributes: {
    name: required(text),
    value: optional(number),
    namespace: optional(text),
  },
  children: {
    dimension: element({
      attributes: { name: required(text), value: optional(text) },
      occurs: 'at least one',
    }),
  },
  compile({ attributes, children, place }, report) {
    if (children.dimension.length > 5) report('<emit-metric> takes at most five dimensions');
    return async (exchange) => {
      const metric = {
        name: await attributes.name.resolve(exchange),
        namespace: (await attributes.namespace?.resolve(exchange)) ?? 'API Management',
        value: (await attributes.value?.resolve(exchange)) ?? 1,
        dimensions: await dimensions(children.dimension, exchange),
      };
      exchange.trace?.(place, `metric "${metric.name}"`, metric);
      exchange.instance.options.onMetric?.(metric);
    };
  },
});
