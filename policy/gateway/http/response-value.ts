/** Responses as expressions see them: `context.Response`, and what is in a variable or in the cache. */
import {
  type Body,
  type ExpressionResponse,
  fromResponse,
  toJson,
  toResponse,
  type Value,
} from '../../expressions/index.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { MessageBody } from './body.ts';
import type { ResponseMessage } from './message.ts';

export class ResponseView implements ExpressionResponse {
  readonly message: ResponseMessage;

  constructor(message: ResponseMessage) {
    this.message = message;
  }

  get statusCode(): number {
    return this.message.status;
  }

  get statusReason(): string {
    return this.message.reason;
  }

  get headers(): ExpressionResponse['headers'] {
    return this.message.headers;
  }

  get body(): Body | undefined {
    const { body, headers } = this.message;
    return body.forExpressions(headers);
  }
}

export function valueOfResponse(message: ResponseMessage): Value {
  return fromResponse(new ResponseView(message));
}

/** Undefined for values that are no response, and for the one that stands there before there is any. */
export function responseOfValue(value: Value | undefined): ResponseMessage | undefined {
  const response = value === undefined ? undefined : toResponse(value);
  return response instanceof ResponseView ? response.message : undefined;
}

/** A response of its own with the same content, which is buffered by then. */
export function copyOfResponse(message: ResponseMessage): MaybePromise<ResponseMessage> {
  return after(message.body.buffer(), (bytes) => ({
    ...message,
    headers: new Map(message.headers),
    body: MessageBody.ofBytes(bytes),
  }));
}

/** What happens to the one does then not happen to the other; other values than responses are as they are. */
export function ownCopy(value: Value): MaybePromise<Value> {
  const response = responseOfValue(value);
  return response === undefined ? value : after(copyOfResponse(response), valueOfResponse);
}

/** Bytes that a value takes where it is kept. Assumed: its text in UTF-8, JSON for what is no text; a response its body. */
export function sizeOf(value: Value): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (value instanceof Uint8Array) return value.length;
  const response = responseOfValue(value);
  return response === undefined ? Buffer.byteLength(toJson(value)) : (response.body.length ?? 0);
}
