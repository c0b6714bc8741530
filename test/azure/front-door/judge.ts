/** Judges a policy before it is kept, as API Management does: the local gateway must be able to compile it. */
import { xmlFault } from '../../../policy/document/index.ts';
import { compileDocument, type Scope } from '../../../policy/gateway/index.ts';
import type { JudgePolicy } from '../arm/api-management/policies.ts';
import { BACKEND, FRAGMENT, NAMED_VALUE, serviceOf } from '../arm/api-management/types.ts';
import { validationError } from '../errors.ts';
import { textAt } from '../json.ts';

const SCOPES: readonly (readonly [RegExp, Scope])[] = [
  [/\/operations\/[^/]+\/policies\/policy$/i, 'operation'],
  [/\/apis\/[^/]+\/policies\/policy$/i, 'api'],
  [/\/products\/[^/]+\/policies\/policy$/i, 'product'],
];

/**
 * What is legal and beyond the local gateway is kept, as on Azure; the front door then says that it cannot run it.
 *
 * @throws {AzureError} 400 ValidationError for a document that is wrong or names what does not exist
 */
export const judgePolicy: JudgePolicy = (azure, id, document, format) => {
  const service = serviceOf(id);
  const children = (type: string) => azure.store.children(service, type);
  const malformed = format === 'xml' ? xmlFault(document) : undefined;
  if (malformed !== undefined) throw validationError(malformed.message, 'value');
  const { errors } = compileDocument(document, {
    name: id.slice(service.length + 1),
    scope: SCOPES.find(([pattern]) => pattern.test(id))?.[1] ?? 'global',
    // Values can hold anything; what a policy needs to be judged is that they exist.
    namedValues: new Map(
      children(NAMED_VALUE).map(({ body, secrets, name }) => [
        textAt(body, 'properties', 'displayName') ?? name,
        textAt(secrets, 'value') ?? '',
      ]),
    ),
    fragments: new Map(
      children(FRAGMENT).map(({ name, body }) => [name, textAt(body, 'properties', 'value') ?? '']),
    ),
    backends: new Set(children(BACKEND).map(({ name }) => name)),
  });
  const wrong = errors.filter((error) => error.unsupported === undefined);
  if (wrong.length > 0) {
    throw validationError(wrong.map(({ message }) => message).join('\n'), 'value');
  }
};
