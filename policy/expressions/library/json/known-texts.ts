/**
 * `JObject.Parse` of texts that are read again and again: what a policy keeps in the cache comes with each call. An object
 * that was read before is handed out as a copy, which is made as far as somebody looks at it.
 */
import { ClrObject } from '../../types/values.ts';
import { Double } from '../numbers/double.ts';
import { JArray, JObject } from './containers.ts';
import { parseJson } from './parse.ts';
import { type JToken, JValue } from './token.ts';

/** Texts that are kept, and characters of one at most, so that nobody can fill the memory with them. */
const MOST = 8;
const LONGEST = 4096;

/** The oldest first; without an object where the text came once only, as bodies do. */
const known: { readonly text: string; object: JObject | undefined }[] = [];

/** @throws {ClrException} as `parseJson`, for the text of another token, too */
export function parseObject(text: string): JObject {
  const found = known.find((one) => one.text === text);
  if (found?.object !== undefined) return new JObject(found.object);
  const token = parseJson(text, 'JObject');
  if (!(token instanceof JObject)) {
    throw new Error(`the parser of objects answers ${token.type.id}`);
  }
  if (found !== undefined) {
    if (!isCopied(token)) return token;
    found.object = token;
    return new JObject(token);
  }
  if (text.length <= LONGEST) known.push({ text, object: undefined });
  if (known.length > MOST) known.shift();
  return token;
}

/** Whether copies are made of all that it holds: dates and the like would be shared, which `ReferenceEquals` tells. */
function isCopied(token: JToken): boolean {
  if (token instanceof JValue) {
    return !(token.value instanceof ClrObject) || token.value instanceof Double;
  }
  // Looking at what an array has not made yet would make it.
  if (token instanceof JArray && token.unread !== undefined) return false;
  return token.children().every(isCopied);
}
