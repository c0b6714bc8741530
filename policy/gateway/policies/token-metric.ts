/** Emits the tokens of a call as metrics, once the response has told them. Source: "llm-emit-token-metric". */
import { decodeText } from '../http/body.ts';
import { asksForStream } from '../llm/estimate.ts';
import { estimatePrompt, onUsage } from '../llm/usage.ts';
import {
  definePolicy,
  element,
  optional,
  type PolicyDefinition,
  required,
  text,
} from '../pipeline/definition.ts';
import { checkDimensions, dimensions } from './dimensions.ts';

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
      return async (exchange) => {
        const namespace = (await attributes.namespace?.resolve(exchange)) ?? 'API Management';
        const values = await dimensions(children.dimension, exchange);
        const { request } = exchange;
        if (asksForStream(decodeText(await request.body.buffer(), request.headers)))
          await estimatePrompt(exchange);
        const { onMetric } = exchange.instance.options;
        onUsage(exchange, (read) => {
          if (onMetric === undefined && exchange.trace === undefined) return;
          const usage = read();
          const message = usage === undefined ? 'the response tells no usage' : 'token metrics';
          exchange.trace?.(place, message, { ...usage });
          if (usage === undefined) return;
          for (const [metric, value] of [
            ['Total Tokens', usage.total],
            ['Prompt Tokens', usage.prompt],
            ['Completion Tokens', usage.completion],
          ] as const)
            onMetric?.({
              name: metric,
              namespace,
              value,
              dimensions: values,
            });
        });
      };
    },
  });
}
