/** The messages of a chat completion, checked as the service checks them. */
import { isObject, type Json, type JsonObject, listAt, textAt } from '../../json.ts';
import { InvalidRequest, missingParameter } from '../errors.ts';
import { findFiles } from '../state/files.ts';
import type { State } from '../state/index.ts';
import { contentText } from './text.ts';

const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'function'];

export type Messages = {
  readonly all: readonly JsonObject[];
  readonly text: string;
  readonly newest: string;
  /** Whether the newest is what a tool answered. */
  readonly answered: boolean;
};

/** @throws {InvalidRequest} naming the message */
export function readMessages(state: State, body: JsonObject): Messages {
  const messages = listAt(body, 'messages');
  if (messages.length === 0) {
    throw new InvalidRequest(
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      'messages',
      'empty_array',
    );
  }
  const all = messages.map((message, index) => readMessage(state, message, index));
  requireAnsweredCalls(all);
  const newest = all.at(-1);
  return {
    all,
    text: all.map((message) => contentText(message.content)).join(' '),
    newest: contentText(newest?.content),
    answered: newest?.role === 'tool',
  };
}

function readMessage(state: State, message: Json, index: number): JsonObject {
  const path = `messages[${index}]`;
  const role = textAt(message, 'role');
  if (!isObject(message) || role === undefined) throw missingParameter(`${path}.role`);
  if (!ROLES.includes(role)) {
    throw new InvalidRequest(
      `Invalid value: '${role}'. Supported values are: ${ROLES.map((name) => `'${name}'`).join(', ')}.`,
      `${path}.role`,
      'invalid_value',
    );
  }
  const { content } = message;
  const calls = listAt(message, 'tool_calls');
  if (content === undefined || content === null) {
    if (role !== 'assistant' || (calls.length === 0 && message.audio === undefined)) {
      throw new InvalidRequest(
        `Invalid value for 'content': expected a string, got null.`,
        `${path}.content`,
        'invalid_value',
      );
    }
  } else if (typeof content !== 'string' && !Array.isArray(content)) {
    throw new InvalidRequest(
      `Invalid type for '${path}.content': expected one of a string or array of objects.`,
      `${path}.content`,
      'invalid_type',
    );
  }
  const files = listAt(content).map((part) => textAt(part, 'file', 'file_id'));
  findFiles(
    state,
    files.filter((id) => id !== undefined),
    `${path}.content`,
  );
  return message;
}

/** Tool messages follow the calls that they answer, and every call is answered before anything else is said. */
function requireAnsweredCalls(messages: readonly JsonObject[]): void {
  let open = new Set<string>();
  let caller = 0;
  const requireNoneOpen = (): void => {
    if (open.size === 0) return;
    throw new InvalidRequest(
      `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(', ')}`,
      `messages.[${caller}].role`,
    );
  };
  messages.forEach((message, index) => {
    if (message.role !== 'tool') {
      requireNoneOpen();
      const ids = listAt(message, 'tool_calls').map((call) => textAt(call, 'id') ?? '');
      open = new Set(ids);
      caller = index;
    } else if (!open.delete(textAt(message, 'tool_call_id') ?? '')) {
      throw new InvalidRequest(
        "Invalid parameter: messages with role 'tool' must be a response to a preceding message with 'tool_calls'.",
        `messages.[${index}].role`,
      );
    }
  });
  requireNoneOpen();
}
