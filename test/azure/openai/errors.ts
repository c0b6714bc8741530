/** Azure OpenAI's refusals, in its own shape. */
import { AzureError } from '../errors.ts';
import type { JsonObject } from '../json.ts';

/** Refusals of the model API itself name the parameter, as OpenAI's do; many have no code. */
export class InvalidRequest extends AzureError {
  readonly parameter: string | undefined;
  /** Null: only the message tells. */
  readonly reason: string | null;

  constructor(message: string, parameter?: string, reason: string | null = null, status = 400) {
    super(status, reason ?? 'invalid_request_error', message);
    this.parameter = parameter;
    this.reason = reason;
  }
}

/** The content filter's refusal of a prompt. */
class ContentFiltered extends AzureError {
  readonly verdicts: JsonObject;

  constructor(verdicts: JsonObject) {
    super(
      400,
      'content_filter',
      "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
    );
    this.verdicts = verdicts;
  }
}

export function openaiErrorResponse(error: AzureError): Response {
  const { status, headers } = error;
  return Response.json({ error: bodyOf(error) }, { status, headers });
}

function bodyOf(error: AzureError): JsonObject {
  const { status, code, message } = error;
  if (error instanceof InvalidRequest) {
    return {
      message,
      type: 'invalid_request_error',
      param: error.parameter ?? null,
      code: error.reason,
    };
  }
  if (error instanceof ContentFiltered) {
    const innererror = {
      code: 'ResponsibleAIPolicyViolation',
      content_filter_result: error.verdicts,
    };
    return { message, type: null, param: 'prompt', code, status, innererror };
  }
  return { code, message };
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

/** Azure names the category; here it is always violence. */
export function contentFiltered(): AzureError {
  return new ContentFiltered({
    hate: { filtered: false, severity: 'safe' },
    jailbreak: { filtered: false, detected: false },
    self_harm: { filtered: false, severity: 'safe' },
    sexual: { filtered: false, severity: 'safe' },
    violence: { filtered: true, severity: 'high' },
  });
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

export function missingParameter(name: string): InvalidRequest {
  return new InvalidRequest(
    `Missing required parameter: '${name}'.`,
    name,
    'missing_required_parameter',
  );
}

export function invalidValue(name: string, problem: string): InvalidRequest {
  return new InvalidRequest(`Invalid value for '${name}': ${problem}`, name, 'invalid_value');
}

/** Files that a call names and this account does not have. */
export function filesNotFound(ids: readonly string[]): InvalidRequest {
  return new InvalidRequest(`Files [${ids.join(', ')}] were not found`, undefined, null, 404);
}
