/**
 * Refuses prompts that a content safety service judges harmful: 403. Source: "llm-content-safety". The verdict is handed
 * in (`Options.contentSafety`); without it the policy is refused, since nothing here can judge a text.
 * Assumed: the text of the refusal. Completions are not judged.
 */
import { GatewayError } from '../errors.ts';
import { decodeText } from '../http/body.ts';
import { promptText } from '../llm/estimate.ts';
import {
  boolean,
  definePolicy,
  element,
  integer,
  oneOf,
  optional,
  required,
  text,
  unsupported,
} from '../pipeline/definition.ts';

export const llmContentSafety = definePolicy({
  name: 'llm-content-safety',
  sections: ['inbound', 'outbound'],
  needs: 'contentSafety',
  attributes: {
    'backend-id': required(text),
    'shield-prompt': optional(boolean),
    'enforce-on-completions': optional(boolean),
    'window-size': unsupported('completions are not judged'),
    'window-overlap-size': unsupported('completions are not judged'),
  },
  children: {
    categories: element({
      attributes: { 'output-type': optional(oneOf('FourSeverityLevels', 'EightSeverityLevels')) },
      children: {
        category: element({
          attributes: { name: required(text), threshold: required(integer(0, 7)) },
          occurs: 'at least one',
        }),
      },
      occurs: 'optional',
    }),
    blocklists: element({
      children: { id: element({ text: 'required', occurs: 'at least one' }) },
      occurs: 'optional',
    }),
  },
  compile({ attributes, children, place }, report) {
    const completions = attributes['enforce-on-completions'];
    if (completions !== undefined && completions.literal !== false) {
      report('unsupported: judging completions', {
        unsupported: '<llm-content-safety enforce-on-completions>',
      });
    }
    if (place.section === 'outbound') {
      report('unsupported: judging completions', { unsupported: '<llm-content-safety>' });
    }
    return async (exchange) => {
      const categories: { name: string; threshold: number }[] = [];
      for (const { attributes: category } of children.categories[0]?.children.category ?? []) {
        categories.push({
          name: await category.name.resolve(exchange),
          threshold: await category.threshold.resolve(exchange),
        });
      }
      const blocklists: string[] = [];
      for (const { text: id } of children.blocklists[0]?.children.id ?? []) {
        blocklists.push((await id?.resolve(exchange)) ?? '');
      }
      const { request, instance } = exchange;
      const verdict = await instance.options.contentSafety?.({
        prompt: promptText(decodeText(await request.body.buffer(), request.headers)),
        backend: await attributes['backend-id'].resolve(exchange),
        shieldPrompt: (await attributes['shield-prompt']?.resolve(exchange)) ?? false,
        categories,
        blocklists,
      });
      exchange.trace?.(
        place,
        `the prompt is ${verdict?.allowed === false ? 'refused' : 'allowed'}`,
        {
          reason: verdict?.reason,
        },
      );
      if (verdict?.allowed === false) {
        throw new GatewayError(
          'ContentSafetyViolation',
          `Request failed content safety check. ${verdict.reason}`.trim(),
          { status: 403 },
        );
      }
    };
  },
});
