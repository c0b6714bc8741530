/** A response as a value of expressions, for the variable of send-request. */
import type { Value } from '../../expressions/index.ts';
import type { ResponseMessage } from '../http/message.ts';
import { describeResponse } from './context.ts';

/** The response's body must have been buffered. */
export function responseValue(response: ResponseMessage): Value {
  throw new Error(`no value for ${describeResponse(response).statusCode} yet`);
}

/** A token as a value of type Jwt. It has been validated already. */
export function jwtValue(token: string): Value {
  throw new Error(`no value for a token of ${token.length} characters yet`);
}
