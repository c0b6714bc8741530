/** Errors of Azure, in words that tell which request failed and why. */
import { STATUS_CODES } from 'node:http';
import type { Json } from '../protocol/values.ts';
import { isObject } from '../protocol/values.ts';

export type Failure = {
  readonly method: string;
  /** Path of the request, without its query; with the host where it is not management.azure.com. */
  readonly path: string;
  readonly status: number;
  readonly code: string;
  readonly message: string;
};

export class ArmError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(failure: Failure) {
    const { method, path, status, code, message } = failure;
    // An operation that fails later is told by an answer of 200.
    const outcome =
      status < 400 ? 'the operation failed' : `${status} ${STATUS_CODES[status] ?? ''}`.trim();
    const reason = [outcome, code, message];
    super(`${method} ${path}: ${reason.filter((part) => part !== '').join(': ')}`);
    this.name = 'ArmError';
    this.status = status;
    this.code = code;
  }
}

/**
 * Code and message of an error's body. API Management lists what is wrong with a document under `details`,
 * and its own message only says that something is.
 */
export function explain(body: Json): { code: string; message: string } {
  const error = isObject(body) && isObject(body.error) ? body.error : body;
  if (!isObject(error)) return { code: '', message: typeof error === 'string' ? error : '' };
  const details = Array.isArray(error.details) ? error.details : [];
  const messages = [error.message, ...details.map(detailMessage)];
  return {
    code: typeof error.code === 'string' ? error.code : '',
    message: messages.filter((message) => typeof message === 'string').join('; '),
  };
}

function detailMessage(detail: Json): Json {
  if (!isObject(detail)) return null;
  const { target, message } = detail;
  return typeof target === 'string' && target !== ''
    ? `${target}: ${String(message)}`
    : (message ?? null);
}
