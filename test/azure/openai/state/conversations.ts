/** Conversations: items that responses read and add to. */
import { type JsonObject, listAt } from '../../json.ts';
import { type Call, type Operation, secondsOf } from '../call.ts';
import { checkParameters } from '../parameters.ts';
import { readItems } from '../responses/items.ts';
import { pageOf, withIdNotFound } from './collection.ts';
import type { Conversation, Document, State } from './index.ts';

// The data actions of conversations are assumed: they serve responses.
const READ = { dialects: ['v1'], action: 'responses/read' } as const;
const WRITE = { dialects: ['v1'], action: 'responses/write' } as const;
const DELETE = { dialects: ['v1'], action: 'responses/delete' } as const;
const PATH = '/conversations/{conversation_id}';

export const conversationOperations: readonly Operation[] = [
  {
    ...WRITE,
    method: 'POST',
    path: '/conversations',
    answer({ state, json }) {
      const body = json();
      checkParameters(body, { items: 'array', metadata: 'map' });
      const items = readItems(state, listAt(body, 'items'), 'items');
      const document: Document = {
        id: state.ids.next('conv_', 48),
        object: 'conversation',
        created_at: secondsOf(state),
        metadata: body.metadata ?? {},
      };
      return state.conversations.add({ id: document.id, document, items }).document;
    },
  },
  { ...READ, method: 'GET', path: PATH, answer: (call) => named(call).document },
  {
    ...WRITE,
    method: 'POST',
    path: PATH,
    answer(call) {
      const body = call.json();
      checkParameters(body, { metadata: 'map' }, ['metadata']);
      return change(call, (found) => ({
        ...found,
        document: { ...found.document, metadata: body.metadata },
      })).document;
    },
  },
  {
    ...DELETE,
    method: 'DELETE',
    path: PATH,
    answer({ state, parameter }) {
      const id = parameter('conversation_id');
      state.conversations.remove(id, 'conversation_id');
      return { id, object: 'conversation.deleted', deleted: true };
    },
  },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/items`,
    answer(call) {
      const body = call.json();
      checkParameters(body, { items: 'array' }, ['items']);
      named(call);
      const items = readItems(call.state, listAt(body, 'items'), 'items');
      addItems(call.state, call.parameter('conversation_id'), items);
      return {
        object: 'list',
        data: items,
        first_id: items[0]?.id ?? null,
        last_id: items.at(-1)?.id ?? null,
        has_more: false,
      };
    },
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/items`,
    answer: (call) => pageOf(named(call).items, call.query, (item) => item),
  },
  { ...READ, method: 'GET', path: `${PATH}/items/{item_id}`, answer: (call) => itemOf(call) },
  {
    ...DELETE,
    method: 'DELETE',
    path: `${PATH}/items/{item_id}`,
    answer(call): JsonObject {
      const { id } = itemOf(call);
      return change(call, (found) => ({
        ...found,
        items: found.items.filter((item) => item.id !== id),
      })).document;
    },
  },
];

function named({ state, parameter }: Call): Conversation {
  return state.conversations.get(parameter('conversation_id'), 'conversation_id');
}

function change(call: Call, how: (found: Conversation) => Conversation): Conversation {
  const id = call.parameter('conversation_id');
  return call.state.conversations.replace(id, 'conversation_id', how);
}

function itemOf(call: Call): Document {
  const id = call.parameter('item_id');
  const item = named(call).items.find((candidate) => candidate.id === id);
  if (item === undefined) throw withIdNotFound('Item')(id);
  return item;
}

export function addItems(state: State, id: string, items: readonly Document[]): void {
  state.conversations.replace(id, 'conversation', (found) => ({
    ...found,
    items: [...found.items, ...items],
  }));
}
