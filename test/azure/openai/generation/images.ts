/** Images: made from a prompt, or edited. Every one is the same single pixel. */

import { estimateTokens } from '../../../../policy/simulate/limits.ts';
import { notEmulated } from '../../errors.ts';
import { flagAt, type JsonObject, textAt } from '../../json.ts';
import { type Call, deploymentOf, type Operation, requiredText, secondsOf } from '../call.ts';
import { missingParameter } from '../errors.ts';
import { checkParameters, type Shape, within } from '../parameters.ts';
import { filterContent } from './content-filter.ts';
import { chargeOf } from './text.ts';

// A PNG of one transparent pixel.
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const MOST_IMAGES = 10;

const PARAMETERS: Shape = {
  background: 'string',
  input_fidelity: 'string',
  model: 'string',
  moderation: 'string',
  n: 'integer',
  output_compression: 'integer',
  output_format: 'string',
  partial_images: 'integer',
  prompt: 'string',
  quality: 'string',
  response_format: 'string',
  safety_identifier: 'string',
  size: 'string',
  stream: 'boolean',
  style: 'string',
  user: 'string',
};

export const imageOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/images/generations',
    dialects: ['v1', 'deployments'],
    action: 'images/generations/action',
    answer: (call) => draw(call, call.json(), 'image_generation'),
  },
  {
    method: 'POST',
    path: '/images/edits',
    dialects: ['v1', 'deployments'],
    // The role for users of the models names no other action for images.
    action: 'images/generations/action',
    async answer(call) {
      const form = await call.form([...Object.keys(PARAMETERS), 'image', 'mask']);
      if (form.files('image').length === 0) throw missingParameter('image');
      const n = form.text('n');
      const given = Object.fromEntries(
        Object.keys(PARAMETERS)
          .filter((name) => !['n', 'stream', 'partial_images', 'output_compression'].includes(name))
          .map((name) => [name, form.text(name)]),
      );
      return draw(
        call,
        {
          ...given,
          ...(n === undefined ? {} : { n: Number(n) }),
          stream: form.text('stream') === 'true',
        },
        'image_edit',
      );
    },
  },
];

function draw(call: Call, body: JsonObject, kind: string): Response {
  checkParameters(body, PARAMETERS, ['prompt']);
  const deployment = deploymentOf(call, textAt(body, 'model'));
  const prompt = requiredText(body, 'prompt');
  const count = within(body, 'n', 1, MOST_IMAGES) ?? 1;
  if (textAt(body, 'response_format') === 'url') throw notEmulated('images at a URL');
  filterContent(prompt);
  const headers = call.admit(
    deployment,
    chargeOf({ text: prompt, mostTokens: undefined, choices: count }),
  );
  const tokens = estimateTokens(prompt);
  const created = secondsOf(call.state);
  const output = {
    background: textAt(body, 'background') ?? 'opaque',
    output_format: textAt(body, 'output_format') ?? 'png',
    quality: textAt(body, 'quality') ?? 'high',
    size: textAt(body, 'size') ?? '1024x1024',
    usage: {
      input_tokens: tokens,
      input_tokens_details: { image_tokens: 0, text_tokens: tokens },
      output_tokens: count,
      total_tokens: tokens + count,
    },
  };
  if (flagAt(body, 'stream') === true) {
    const type = `${kind}.completed`;
    const data = { type, b64_json: PIXEL, created_at: created, ...output };
    return call.stream([{ event: type, data }], headers);
  }
  const data = Array.from({ length: count }, () => ({ b64_json: PIXEL }));
  return Response.json({ created, data, ...output }, { headers });
}
