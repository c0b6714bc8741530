/** What Azure answers when it refuses. Every plane writes it in its own shape; the causes are the same. */

type ErrorDetail = {
  readonly code: string;
  readonly target?: string;
  readonly message: string;
};

type ErrorOptions = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly details?: readonly ErrorDetail[];
  /** Key Vault's second, more exact code. */
  readonly inner?: string;
};

/** A refusal: thrown anywhere below a plane's edge and written there. */
export class AzureError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly details: readonly ErrorDetail[] | undefined;
  readonly inner: string | undefined;

  constructor(status: number, code: string, message: string, options: ErrorOptions = {}) {
    super(message);
    this.name = 'AzureError';
    this.status = status;
    this.code = code;
    this.headers = options.headers ?? {};
    this.details = options.details;
    this.inner = options.inner;
  }
}

/** The shape of Azure Resource Manager and of most resource providers. */
export function armErrorResponse(error: AzureError): Response {
  const { status, code, message, details, headers } = error;
  return Response.json({ error: { code, message, details: details ?? null } }, { status, headers });
}

/** API Management's answer to a body it cannot take: one code, the reasons in `details`. */
export function validationError(message: string, target = 'representation'): AzureError {
  return new AzureError(400, 'ValidationError', 'One or more fields contain incorrect values:', {
    details: [{ code: 'ValidationError', target, message }],
  });
}

/** Not an answer of Azure: the local Azure says that it does not know the request, and which one. */
export function notEmulated(what: string): AzureError {
  return new AzureError(
    501,
    'NotEmulated',
    `The local Azure does not emulate ${what}. Real Azure may; add it under test/azure.`,
  );
}
