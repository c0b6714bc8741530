/** How `context.Request.Body` and `context.Response.Body` are read. */

import { ClrException } from '../../errors.ts';
import { CHARACTERS_PER_STEP } from '../../limits.ts';
import type { Call } from '../../types/member.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { parseJson } from '../json/parse.ts';
import type { Body } from './policy-context.ts';

/** Reads the body; without `preserveContent` nothing can read it again. */
export function readBody(body: Body, preserve: boolean): Body {
  if (body.consumed) {
    throw new ClrException(
      'System.InvalidOperationException',
      'The body was read before without preserveContent: true, and can be read only once.',
    );
  }
  if (!preserve) body.consume();
  return body;
}

const BODY_TYPES = 'string, byte[], JToken, JObject or JArray';

/** `Body.As<T>(preserveContent)`. */
export function bodyAs(body: Body, type: Type, preserve: boolean, call: Call): Value {
  switch (type.id) {
    case 'System.String':
      return readBody(body, preserve).text;
    case 'System.Byte[]':
      return readBody(body, preserve).bytes.slice();
    case 'Newtonsoft.Json.Linq.JToken':
      return jsonBody(readBody(body, preserve), 'JToken', call);
    case 'Newtonsoft.Json.Linq.JObject':
      return jsonBody(readBody(body, preserve), 'JObject', call);
    case 'Newtonsoft.Json.Linq.JArray':
      return jsonBody(readBody(body, preserve), 'JArray', call);
    default:
      throw new ClrException(
        'System.NotSupportedException',
        `The local gateway reads a body as ${BODY_TYPES}, not as ${type.id}.`,
      );
  }
}

function jsonBody({ text }: Body, type: 'JToken' | 'JObject' | 'JArray', call: Call): Value {
  call.spend(text.length / CHARACTERS_PER_STEP);
  return text.trim() === '' ? null : parseJson(text, type);
}

/** `application/x-www-form-urlencoded` text as names and values. */
export function formOf(text: string): ReadonlyMap<string, readonly string[]> {
  const form = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const known = form.get(name);
    if (known === undefined) form.set(name, [value]);
    else known.push(value);
  }
  return form;
}
