/** The items that responses and conversations are given: checked, completed with ids, found again. */
import { notEmulated } from '../../errors.ts';
import { isObject, type Json, type JsonObject, listAt, textAt } from '../../json.ts';
import { InvalidRequest, invalidValue, missingParameter } from '../errors.ts';
import { findFiles } from '../state/files.ts';
import type { Document, State } from '../state/index.ts';
import { requireOwnSeal } from './sealed.ts';

const ROLES = ['user', 'assistant', 'system', 'developer'];

/** What an id of each kind begins with. */
const PREFIXES: Readonly<Record<string, string>> = {
  message: 'msg_',
  reasoning: 'rs_',
  compaction: 'cmp_',
  function_call: 'fc_',
  function_call_output: 'fco_',
  file_search_call: 'fs_',
  code_interpreter_call: 'ci_',
};

const NOT_EMULATED = [
  'apply_patch_call',
  'apply_patch_call_output',
  'computer_call',
  'computer_call_output',
  'custom_tool_call',
  'custom_tool_call_output',
  'image_generation_call',
  'local_shell_call',
  'local_shell_call_output',
  'mcp_approval_request',
  'mcp_approval_response',
  'mcp_call',
  'mcp_list_tools',
  'shell_call',
  'shell_call_output',
  'web_search_call',
];

/**
 * @param parameter where the items stand: `input`, `items`
 * @param stored false when the caller asked that nothing is stored
 * @throws {InvalidRequest} naming the item; 400 for references to items that are not here
 */
export function readItems(
  state: State,
  items: readonly Json[],
  parameter: string,
  stored = true,
): readonly Document[] {
  return items.map((item, index) => {
    const path = `${parameter}[${index}]`;
    if (!isObject(item)) {
      throw new InvalidRequest(
        `Invalid type for '${path}': expected an object.`,
        path,
        'invalid_type',
      );
    }
    const type = textAt(item, 'type') ?? (item.role === undefined ? undefined : 'message');
    if (type === undefined) throw missingParameter(`${path}.type`);
    const required = (...names: readonly string[]): void => {
      const name = names.find((each) => item[each] === undefined || item[each] === null);
      if (name !== undefined) throw missingParameter(`${path}.${name}`);
    };
    switch (type) {
      case 'message':
        return readMessage(state, item, path);
      case 'item_reference':
        required('id');
        return findItem(state, textAt(item, 'id') ?? '', stored);
      case 'reasoning':
      case 'compaction': {
        const sealed = textAt(item, 'encrypted_content');
        // Without its content an item stands for the one that the account keeps.
        if (sealed === undefined) return findItem(state, textAt(item, 'id') ?? '', stored);
        requireOwnSeal(state, sealed);
        return withId(state, item, type);
      }
      case 'function_call':
        required('call_id', 'name', 'arguments');
        return withId(state, { status: 'completed', ...item }, type);
      case 'function_call_output':
        required('call_id', 'output');
        return withId(state, { status: 'completed', ...item }, type);
      case 'file_search_call':
      case 'code_interpreter_call':
        required('id');
        return withId(state, item, type);
      default:
        if (NOT_EMULATED.includes(type)) throw notEmulated(`items of type '${type}'`);
        throw invalidValue(`${path}.type`, `there are no items of type '${type}'.`);
    }
  });
}

function withId(state: State, item: JsonObject, type: string): Document {
  return { ...item, type, id: textAt(item, 'id') ?? state.ids.next(PREFIXES[type] ?? '', 48) };
}

function readMessage(state: State, item: JsonObject, path: string): Document {
  const role = textAt(item, 'role');
  if (role === undefined) throw missingParameter(`${path}.role`);
  if (!ROLES.includes(role)) {
    throw invalidValue(`${path}.role`, `expected one of ${ROLES.join(', ')}.`);
  }
  const { content } = item;
  if (typeof content === 'string') {
    const part =
      role === 'assistant'
        ? { type: 'output_text', text: content, annotations: [] }
        : { type: 'input_text', text: content };
    return withId(state, { ...item, status: 'completed', content: [part] }, 'message');
  }
  if (!Array.isArray(content)) throw missingParameter(`${path}.content`);
  content.forEach((part, index) => {
    checkPart(state, part, `${path}.content[${index}]`);
  });
  return withId(state, { status: 'completed', ...item }, 'message');
}

function checkPart(state: State, part: Json, path: string): void {
  const id = textAt(part, 'file_id');
  switch (textAt(part, 'type')) {
    case 'input_text':
    case 'output_text':
      if (textAt(part, 'text') === undefined) throw missingParameter(`${path}.text`);
      return;
    case 'refusal':
      return;
    case 'input_image':
      if (id === undefined && textAt(part, 'image_url') === undefined) {
        throw missingParameter(`${path}.image_url`);
      }
      break;
    case 'input_file':
      if (
        id === undefined &&
        textAt(part, 'file_data') === undefined &&
        textAt(part, 'file_url') === undefined
      ) {
        throw missingParameter(`${path}.file_id`);
      }
      break;
    case 'input_audio':
      throw notEmulated("content of type 'input_audio'");
    default:
      throw invalidValue(`${path}.type`, 'expected text, an image or a file.');
  }
  if (id !== undefined) findFiles(state, [id], `${path}.file_id`);
}

/** @throws {InvalidRequest} 400 for an item that this account does not keep */
function findItem(state: State, id: string, stored: boolean): Document {
  const kept = [
    ...state.responses
      .all()
      .flatMap(({ document, input }) => [...input, ...listAt(document, 'output').filter(isObject)]),
    ...state.conversations.all().flatMap(({ items }) => items),
  ];
  const found = kept.find((item) => item.id === id);
  if (found !== undefined) return { ...found, id };
  const advice = stored
    ? ''
    : ' Items are not persisted when `store` is set to false. Try again with `store` set to true, or remove this item from your input.';
  throw new InvalidRequest(`Item with id '${id}' not found.${advice}`, 'input');
}

/** Calls of functions and what they answered come in pairs. @throws {InvalidRequest} naming the call */
export function requirePairs(items: readonly Document[]): void {
  const ids = (type: string) =>
    items.filter((item) => item.type === type).map((item) => textAt(item, 'call_id') ?? '');
  const calls = ids('function_call');
  const outputs = ids('function_call_output');
  const alone = outputs.find((id) => !calls.includes(id));
  if (alone !== undefined) {
    throw new InvalidRequest(
      `No tool call found for function call output with call_id ${alone}.`,
      'input',
    );
  }
  const open = calls.find((id) => !outputs.includes(id));
  if (open !== undefined) {
    throw new InvalidRequest(`No tool output found for function call ${open}.`, 'input');
  }
}
