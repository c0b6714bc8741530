/**
 * An account that keeps Responses, in virtual time: it knows what it answered itself and says of everything else what Azure says, as
 * public reports have it (docs/parity.md).
 */
import type { Answer, Call } from '../policy/render/served.ts';

export type Holder = {
  readonly name: string;
  answer(call: Call): Answer;
  /** Answers 429 from now on, and says how long it wants to be left alone; 0 ends it. */
  throttle(seconds: number): void;
  /** Whether it can be reached. */
  cutOff(is: boolean): void;
  has(id: string): boolean;
};

/** What a chain sends. */
export type Turn = {
  readonly model: string;
  readonly input: readonly Readonly<Record<string, unknown>>[];
  readonly stream: boolean;
  readonly previous_response_id?: string;
  readonly prompt_cache_key?: string;
};

/** What it needs of an answer to go on. */
export type Kept = { readonly id: string; readonly output: readonly { readonly id: string }[] };

export function createHolder(name: string): Holder {
  const kept = new Set<string>();
  let wait = 0;
  let unreachable = false;
  let count = 0;
  const newId = (kind: string) => {
    count += 1;
    const id = `${kind}_${name}${String(count).padStart(6, '0')}`;
    kept.add(id);
    return id;
  };
  return {
    name,
    throttle(seconds) {
      wait = seconds;
    },
    cutOff(is) {
      unreachable = is;
    },
    has: (id) => kept.has(id),
    answer({ body }) {
      if (unreachable) return 'unreachable';
      if (wait > 0)
        return refusal(429, 'too_many_requests', 'Too Many Requests', {
          'retry-after': String(wait),
        });
      const turn: Turn = JSON.parse(body);
      const previous = turn.previous_response_id;
      if (previous !== undefined && !kept.has(previous))
        return refusal(
          400,
          'previous_response_not_found',
          `Previous response with id '${previous}' not found.`,
        );
      const item = turn.input.find(
        ({ type, id }) => type === 'item_reference' && !kept.has(String(id)),
      );
      if (item !== undefined) return refusal(400, null, `Item with id '${item.id}' not found.`);
      const response = {
        id: newId('resp'),
        object: 'response',
        status: 'completed',
        model: turn.model,
        previous_response_id: previous ?? null,
        output: [
          {
            id: newId('msg'),
            type: 'message',
            role: 'assistant',
            content: [{ type: 'output_text', text: 'Yes.', annotations: [] }],
          },
        ],
        usage: { input_tokens: 10, output_tokens: 1, total_tokens: 11 },
      };
      return turn.stream
        ? {
            status: 200,
            headers: { 'content-type': 'text/event-stream; charset=utf-8' },
            body: `event: response.completed\ndata: ${JSON.stringify({ type: 'response.completed', response })}\n\n`,
          }
        : json(200, response);
    },
  };
}

/** The response in an answer, streamed or not. */
export function keptIn(text: string): Kept {
  const [, event] = /^data: (.*)$/m.exec(text) ?? [];
  return event === undefined ? JSON.parse(text) : JSON.parse(event).response;
}

function refusal(
  status: number,
  code: string | null,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const type = 'invalid_request_error';
  return json(status, { error: { message, type, param: null, code } }, headers);
}

function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const body = JSON.stringify(value);
  return {
    status,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    },
    body,
  };
}
