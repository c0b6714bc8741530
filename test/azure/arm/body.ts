/** Request bodies of Azure Resource Manager. */
import { AzureError } from '../errors.ts';
import { isObject, type JsonObject } from '../json.ts';

/**
 * @returns an empty object where there is no body
 * @throws {AzureError} 400 for what is not a JSON object
 */
export async function readBody(request: Request): Promise<JsonObject> {
  const text = await request.text();
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Falls through to the same refusal as JSON that is not an object.
  }
  throw new AzureError(
    400,
    'InvalidRequestContent',
    'The request content was invalid and could not be deserialized: a JSON object is expected.',
  );
}
