/**
 * Answers from earlier answers to prompts that mean the same. Sources: "llm-semantic-cache-lookup", "llm-semantic-cache-store".
 * What means the same is handed in (`Options.semanticCache`); without it the policies are refused.
 * Assumed: a hit ends the pipeline; streams and errors are not stored.
 */
import { decodeText, MessageBody } from '../http/body.ts';
import { headerText } from '../http/headers.ts';
import { promptText } from '../llm/estimate.ts';
import {
  boolean,
  definePolicy,
  element,
  type Flow,
  integer,
  number,
  oneOf,
  optional,
  type PolicyDefinition,
  required,
  text,
  unsupported,
} from '../pipeline/definition.ts';

export const llmSemanticCacheLookup = lookup('llm-semantic-cache-lookup');
export const azureOpenaiSemanticCacheLookup = lookup('azure-openai-semantic-cache-lookup');
export const llmSemanticCacheStore = store('llm-semantic-cache-store');
export const azureOpenaiSemanticCacheStore = store('azure-openai-semantic-cache-store');

function lookup(name: string): PolicyDefinition {
  return definePolicy({
    name,
    sections: ['inbound'],
    needs: 'semanticCache',
    attributes: {
      'score-threshold': required(number),
      'embeddings-backend-id': required(text),
      'embeddings-backend-auth': required(oneOf('system-assigned')),
      'ignore-system-messages': optional(boolean),
      'max-message-count': optional(integer(1)),
      'cache-id': unsupported('there is one cache only'),
    },
    children: { 'vary-by': element({ text: 'required' }) },
    compile({ attributes, children, place }) {
      return async (exchange): Promise<Flow> => {
        const { request, instance } = exchange;
        const varyBy: string[] = [];
        for (const { text: value } of children['vary-by']) {
          varyBy.push((await value?.resolve(exchange)) ?? '');
        }
        exchange.semanticCacheKey = {
          prompt: promptText(decodeText(await request.body.buffer(), request.headers)),
          varyBy,
        };
        const hit = await instance.options.semanticCache?.lookup({
          ...exchange.semanticCacheKey,
          scoreThreshold: await attributes['score-threshold'].resolve(exchange),
        });
        exchange.trace?.(place, hit === undefined ? 'cache miss' : 'cache hit', { varyBy });
        if (hit === undefined) return 'next';
        await exchange.replaceResponse({
          kind: 'response',
          status: 200,
          reason: 'OK',
          headers: new Map([['content-type', ['application/json']]]),
          body: MessageBody.ofText(hit),
        });
        return 'end';
      };
    },
  });
}

function store(name: string): PolicyDefinition {
  return definePolicy({
    name,
    sections: ['outbound'],
    needs: 'semanticCache',
    attributes: {
      duration: required(integer(1)),
      'cache-id': unsupported('there is one cache only'),
    },
    compile({ attributes, place }) {
      return async (exchange) => {
        const { response, semanticCacheKey, instance } = exchange;
        const type = response === undefined ? '' : headerText(response.headers, 'content-type');
        if (response?.status !== 200 || !type?.includes('json') || semanticCacheKey === undefined) {
          exchange.trace?.(place, 'not stored: no lookup before, an error, or no JSON');
          return;
        }
        await instance.options.semanticCache?.store({
          ...semanticCacheKey,
          duration: await attributes.duration.resolve(exchange),
          body: decodeText(await response.body.buffer(), response.headers),
        });
        exchange.trace?.(place, 'stored in the semantic cache');
      };
    },
  });
}
