/** Audio: transcriptions and translations say which file was heard; the bytes of speech are its text. */

import { notEmulated } from '../../errors.ts';
import { isObject, textAt } from '../../json.ts';
import { type Call, deploymentOf, type Operation, requiredText } from '../call.ts';
import { invalidValue, missingParameter } from '../errors.ts';
import { checkParameters, oneOf } from '../parameters.ts';
import { filterContent } from './content-filter.ts';
import { chargeOf, heard, piecesOf, wordsOf } from './text.ts';

/** Charged for a recording, whose length is not looked at. */
const RECORDING = { text: '', mostTokens: undefined, choices: 1 };

const FIELDS = [
  'chunking_strategy',
  'file',
  'include',
  'language',
  'model',
  'prompt',
  'response_format',
  'stream',
  'temperature',
  'timestamp_granularities',
];

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  opus: 'audio/opus',
  aac: 'audio/aac',
  flac: 'audio/flac',
  wav: 'audio/wav',
  pcm: 'audio/pcm',
};

export const audioOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/audio/transcriptions',
    dialects: ['v1', 'deployments'],
    action: 'deployments/audio/action',
    answer: (call) => listen(call, 'transcribe'),
  },
  {
    method: 'POST',
    path: '/audio/translations',
    dialects: ['v1', 'deployments'],
    action: 'deployments/audio/action',
    answer: (call) => listen(call, 'translate'),
  },
  {
    method: 'POST',
    path: '/audio/speech',
    dialects: ['v1', 'deployments'],
    action: 'deployments/audio/action',
    answer: speak,
  },
];

async function listen(call: Call, task: 'transcribe' | 'translate'): Promise<Response> {
  const form = await call.form(FIELDS);
  const deployment = deploymentOf(call, form.text('model'));
  const file = form.file('file');
  if (file === undefined) throw missingParameter('file');
  const format = form.text('response_format') ?? 'json';
  const streams = form.text('stream') === 'true';
  if (!['json', 'text', 'srt', 'verbose_json', 'vtt'].includes(format)) {
    if (format === 'diarized_json') throw notEmulated('diarized transcriptions');
    throw invalidValue('response_format', `'${format}' is not supported.`);
  }
  for (const name of ['include', 'timestamp_granularities']) {
    if (form.has(name)) throw notEmulated(`'${name}' of transcriptions`);
  }
  const headers = call.admit(deployment, chargeOf(RECORDING));
  const text = heard(call.state.name, file.name);
  if (streams && task === 'transcribe') {
    const deltas = piecesOf(wordsOf(text, undefined)).map((delta) => ({
      data: { type: 'transcript.text.delta', delta },
    }));
    return call.stream(
      [...deltas, { data: { type: 'transcript.text.done', text } }, { data: '[DONE]' }],
      headers,
    );
  }
  const plain = { headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } };
  switch (format) {
    case 'text':
      return new Response(`${text}\n`, plain);
    case 'srt':
      return new Response(`1\n00:00:00,000 --> 00:00:01,000\n${text}\n\n`, plain);
    case 'vtt':
      return new Response(`WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n${text}\n\n`, plain);
    case 'verbose_json':
      return Response.json(
        { task, language: 'english', duration: 1, text, segments: [] },
        { headers },
      );
    default:
      return Response.json({ text }, { headers });
  }
}

function speak(call: Call): Response {
  const body = call.json();
  checkParameters(
    body,
    {
      input: 'string',
      instructions: 'string',
      model: 'string',
      response_format: 'string',
      speed: 'number',
      stream_format: 'string',
      voice: ['string', 'object'],
    },
    ['voice'],
  );
  if (isObject(body.voice)) throw notEmulated('voices of one’s own');
  oneOf(body, 'response_format', Object.keys(MEDIA_TYPES));
  const deployment = deploymentOf(call, textAt(body, 'model'));
  const input = requiredText(body, 'input');
  filterContent(input);
  const headers = call.admit(
    deployment,
    chargeOf({ text: input, mostTokens: undefined, choices: 1 }),
  );
  if (body.stream_format === 'sse') throw notEmulated('speech as events');
  return new Response(`${call.state.name} says: ${input}`, {
    headers: {
      ...headers,
      'content-type': MEDIA_TYPES[textAt(body, 'response_format') ?? 'mp3'] ?? '',
    },
  });
}
