/** Embeddings: vectors that depend on the text alone. */
import { estimateTokens } from '../../../../policy/simulate/limits.ts';
import { type JsonObject, textAt } from '../../json.ts';
import { deploymentOf, type Operation } from '../call.ts';
import { InvalidRequest } from '../errors.ts';
import { checkParameters, oneOf, within } from '../parameters.ts';
import { contentText } from './text.ts';

const DIMENSIONS = 16;
const MOST_DIMENSIONS = 3072;

export const embeddingOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/embeddings',
    dialects: ['v1', 'deployments'],
    action: 'deployments/embeddings/action',
    answer(call) {
      const body = call.json();
      checkParameters(
        body,
        {
          dimensions: 'integer',
          encoding_format: 'string',
          input: ['string', 'array'],
          input_type: 'string',
          model: 'string',
          user: 'string',
        },
        ['input'],
      );
      oneOf(body, 'encoding_format', ['float', 'base64']);
      const deployment = deploymentOf(call, textAt(body, 'model'));
      const inputs = readInputs(body);
      const dimensions = within(body, 'dimensions', 1, MOST_DIMENSIONS) ?? DIMENSIONS;
      const tokens = inputs.reduce((sum, input) => sum + estimateTokens(input), 0);
      const headers = call.admit(deployment, tokens);
      const data = inputs.map((input, index) => {
        const vector = embeddingOf(input, dimensions);
        const embedding =
          body.encoding_format === 'base64'
            ? // The `openai` package asks for base64 by default and decodes it.
              Buffer.from(new Float32Array(vector).buffer).toString('base64')
            : vector;
        return { object: 'embedding', index, embedding };
      });
      const usage = { prompt_tokens: tokens, total_tokens: tokens };
      return Response.json({ object: 'list', model: deployment.model, data, usage }, { headers });
    },
  },
];

/** One text an embedding; tokens are taken as one text, or one text a list of them. */
function readInputs(body: JsonObject): readonly string[] {
  const { input } = body;
  const isTokens = Array.isArray(input) && input.every((item) => typeof item === 'number');
  const inputs = Array.isArray(input) && !isTokens ? input.map(contentText) : [contentText(input)];
  if (inputs.length === 0 || inputs.includes('')) {
    throw new InvalidRequest("Invalid 'input': it cannot be an empty text or list.", 'input');
  }
  return inputs;
}

/** Of unit length. */
function embeddingOf(text: string, dimensions: number): readonly number[] {
  const values = Array.from({ length: dimensions }, (_, index) => {
    const code = text.charCodeAt(index % text.length) || 1;
    return Math.sin(code * (index + 1));
  });
  const length = Math.hypot(...values) || 1;
  return values.map((value) => value / length);
}
