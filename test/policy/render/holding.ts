/** Scripted accounts that hold state, each its own, and answer for what they do not have as Azure does (reports, not tried live). */
import type { Answer, Call } from './served.ts';

const json = (status: number, value: unknown): Answer => {
  const body = JSON.stringify(value);
  return {
    status,
    headers: { 'content-type': 'application/json', 'content-length': String(body.length) },
    body,
  };
};

const invalid = (message: string, code: string | null = null) =>
  json(400, { error: { message, type: 'invalid_request_error', param: null, code } });

export type Holding = {
  answer(call: Call): Answer;
  /** Ids by the account that has them. */
  readonly held: ReadonlyMap<string, string>;
};

/**
 * Responses, conversations, files and vector stores; streams where it is asked for. `trouble` answers instead of an account.
 */
export function holdingAccounts(
  trouble: (call: Call) => Answer | undefined = () => undefined,
): Holding {
  const held = new Map<string, string>();
  const make = (prefix: string, account: string) => {
    const id = `${prefix}_${held.size + 1}`;
    held.set(id, account);
    return id;
  };
  const has = (id: unknown, account: string) => held.get(String(id)) === account;

  function respond({ account, body }: Call): Answer {
    const { input, previous_response_id: previous, conversation, stream, tools } = JSON.parse(body);
    if (previous !== undefined && !has(previous, account)) {
      return invalid(
        `Previous response with id '${previous}' not found.`,
        'previous_response_not_found',
      );
    }
    const chat = conversation?.id ?? conversation;
    if (chat !== undefined && !has(chat, account)) {
      return json(404, {
        error: { message: `Conversation with id '${chat}' not found.`, code: null },
      });
    }
    for (const item of Array.isArray(input) ? input : []) {
      if (['item_reference', 'reasoning'].includes(item.type) && !has(item.id, account)) {
        return invalid(`Item with id '${item.id}' not found.`);
      }
    }
    for (const { vector_store_ids: stores = [] } of tools ?? []) {
      for (const store of stores) {
        if (!has(store, account)) {
          return json(404, { error: { message: `Vector store ${store} not found.` } });
        }
      }
    }
    const id = make('resp', account);
    const output = [{ type: 'reasoning', id: make('rs', account) }];
    return stream
      ? {
          status: 200,
          headers: { 'content-type': 'text/event-stream' },
          body: `data: ${JSON.stringify({ type: 'response.completed', response: { id, output } })}\n\n`,
        }
      : json(200, { id, object: 'response', output });
  }

  return {
    held,
    answer(call) {
      const told = trouble(call);
      if (told !== undefined) return told;
      const { account, method, url, body } = call;
      const [, collection = '', id, , inner] =
        /^\/openai(?:\/v1)?\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?(?:\/([^/]+))?/.exec(
          url.pathname,
        ) ?? [];
      if (id !== undefined && !has(id, account)) {
        return json(404, {
          error: { message: `No ${collection} with id ${id} found.`, code: null },
        });
      }
      if (inner !== undefined && !has(inner, account)) {
        return json(404, { error: { message: 'no' } });
      }
      if (method !== 'POST') return json(200, { id, object: collection });
      if (collection === 'responses' && id === undefined) return respond(call);
      const files: unknown[] = body.startsWith('{') ? (JSON.parse(body).file_ids ?? []) : [];
      const strange = files.filter((file) => !has(file, account));
      if (strange.length > 0) {
        return json(404, { error: { message: `Files [${strange.join(', ')}] were not found` } });
      }
      return json(200, { id: make(collection.slice(0, 4), account), object: collection });
    },
  };
}
