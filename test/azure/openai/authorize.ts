/** Who may call an account: a token of the local Entra, and a role with the operation's data action. */
import type { Azure } from '../azure.ts';
import type { Caller } from '../directory/tokens.ts';
import { AzureError } from '../errors.ts';

const AUDIENCES = ['https://cognitiveservices.azure.com', 'https://ai.azure.com'];

/**
 * @param id of the account
 * @throws {AzureError} 401 or 403
 */
export function authorize(azure: Azure, id: string, request: Request, dataAction: string): void {
  if (!/^Bearer /i.test(request.headers.get('authorization') ?? '')) {
    throw request.headers.has('api-key')
      ? new AzureError(
          403,
          'AuthenticationTypeDisabled',
          'Key based authentication is disabled for this resource.',
        )
      : unauthorized();
  }
  let caller: Caller;
  try {
    caller = azure.tokens.verify(request, AUDIENCES);
  } catch {
    throw unauthorized();
  }
  if (!azure.access.mayUseData(caller.objectId, dataAction, id)) {
    throw new AzureError(
      401,
      'PermissionDenied',
      `The principal \`${caller.objectId}\` lacks the required data action \`${dataAction}\` to perform \`${request.method} ${new URL(request.url).pathname}\` operation.`,
    );
  }
}

function unauthorized(): AzureError {
  return new AzureError(
    401,
    '401',
    'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.',
  );
}
