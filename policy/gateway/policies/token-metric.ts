/** Emits the tokens of a call as metrics, once the response has told them. Source: "llm-emit-token-metric". */
import { asksForStream, estimatePrompt, onUsage, type ReadUsage } from '../llm/usage.ts';
import { after } from '../maybe-promise.ts';
import {
  definePolicy,
  element,
  optional,
  type PolicyDefinition,
  prepared,
  required,
  text,
} from '../pipeline/definition.ts';
import { checkDimensions, dimensionParameters, dimensions } from './dimensions.ts';

/** The documentation said ten in 2024, and five later. */
const DOCUMENTED_DIMENSIONS = 5;

export const llmEmitTokenMetric = tokenMetric('llm-emit-token-metric');
export const azureOpenaiEmitTokenMetric = tokenMetric('azure-openai-emit-token-metric');

function tokenMetric(name: string): PolicyDefinition {
  return definePolicy({
    name,
    sections: ['inbound'],
    attributes: { namespace: optional(text) },
    children: {
      dimension: element({
        attributes: { name: required(text), value: optional(text) },
        occurs: 'at least one',
      }),
    },
    compile({ attributes, children, place }, report) {
      checkDimensions(name, children.dimension, DOCUMENTED_DIMENSIONS, report);
      const needed = [attributes.namespace, ...dimensionParameters(children.dimension)];
      return prepared(needed, (exchange) => {
        const namespace = attributes.namespace?.evaluate(exchange) ?? 'API Management';
        const values = dimensions(children.dimension, exchange);
        const { onMetric } = exchange.instance.options;
        const emit = (read: ReadUsage) => {
          const usage = read();
          const message = usage === undefined ? 'the response tells no usage' : 'token metrics';
          exchange.trace?.(place, message, { ...usage });
          if (usage === undefined) return;
          for (const [metric, value] of [
            ['Total Tokens', usage.total],
            ['Prompt Tokens', usage.prompt],
            ['Completion Tokens', usage.completion],
          ] as const) {
            onMetric?.({ name: metric, namespace, value, dimensions: values });
          }
        };
        const isHeard = onMetric !== undefined || exchange.trace !== undefined;
        onUsage(exchange, isHeard ? emit : undefined);
        return after(asksForStream(exchange), (streams) =>
          streams ? after(estimatePrompt(exchange), () => undefined) : undefined,
        );
      });
    },
  });
}
