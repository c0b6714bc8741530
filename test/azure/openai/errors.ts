/** Azure OpenAI's refusals, in its own shape. */
import { AzureError } from '../errors.ts';

/** Refusals of the model API itself name the parameter, as OpenAI's do. */
export class InvalidRequest extends AzureError {
  readonly parameter: string | undefined;

  constructor(message: string, parameter?: string, code = 'invalid_request_error', status = 400) {
    super(status, code, message);
    this.parameter = parameter;
  }
}

export function openaiErrorResponse(error: AzureError): Response {
  const { status, code, message, headers } = error;
  const body =
    error instanceof InvalidRequest
      ? { message, type: 'invalid_request_error', param: error.parameter ?? null, code }
      : { code, message };
  return Response.json({ error: body }, { status, headers });
}

/** Missing `api-version` and unknown paths get the same bare answer. */
export function resourceNotFound(): AzureError {
  return new AzureError(404, '404', 'Resource not found');
}

export function deploymentNotFound(): AzureError {
  return new AzureError(
    404,
    'DeploymentNotFound',
    'The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.',
  );
}

/**
 * @param retryAfter milliseconds
 * @param announced false for the Responses API, which was seen to answer without Retry-After
 */
export function tooManyRequests(
  retryAfter: number,
  announced: boolean,
  headers: Readonly<Record<string, string>>,
): AzureError {
  const seconds = Math.max(1, Math.ceil(retryAfter / 1000));
  return new AzureError(429, '429', `Rate limit is exceeded. Try again in ${seconds} seconds.`, {
    headers: {
      ...headers,
      ...(announced
        ? { 'retry-after': String(seconds), 'retry-after-ms': String(Math.ceil(retryAfter)) }
        : {}),
    },
  });
}
