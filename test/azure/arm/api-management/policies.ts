/** Policy documents at the four scopes, and the fragments they include. */

import type { Azure } from '../../azure.ts';
import { AzureError, validationError } from '../../errors.ts';
import { objectAt, textAt } from '../../json.ts';
import type { ResourceType, Write, Written } from '../resource-type.ts';
import { policiesThat, referencesOf } from './references.ts';
import { BACKEND, child, FRAGMENT, NAMED_VALUE, POLICY_TYPES, serviceOf } from './types.ts';

/**
 * Compiles the service as it would be with this document, as API Management does before it accepts one.
 *
 * @param id of the policy or fragment that is about to be written
 * @returns what is wrong, nothing when the document can run
 */
export type JudgePolicy = (azure: Azure, id: string, document: string) => readonly string[];

export function policyTypes(judge: JudgePolicy): readonly ResourceType[] {
  return [
    ...POLICY_TYPES.map(
      (type): ResourceType => ({
        type,
        label: 'Policy',
        names: /^policy$/i,
        versioned: true,
        write: (write) => writePolicy(write, judge),
        show: ({ resource, url }) => showIn(url.searchParams.get('format'), resource.body),
      }),
    ),
    {
      type: FRAGMENT,
      label: 'Policy fragment',
      versioned: true,
      write: (write) => writePolicy(write, judge),
      show: ({ resource, url }) => showIn(url.searchParams.get('format'), resource.body),
      beforeDelete({ azure, resource }) {
        const [user] = policiesThat(azure.store, serviceOf(resource.id), ({ fragments }) =>
          fragments.includes(resource.name),
        );
        if (user !== undefined) {
          throw new AzureError(
            400,
            'ValidationError',
            `Policy fragment '${resource.name}' cannot be deleted: the policy '${user.id}' includes it.`,
          );
        }
      },
    },
  ];
}

function writePolicy({ azure, id, body }: Write, judge: JudgePolicy): Written {
  const properties = objectAt(body, 'properties');
  const value = textAt(properties, 'value') ?? '';
  const format = textAt(properties, 'format') ?? 'xml';
  if (format !== 'xml' && format !== 'rawxml') {
    throw new AzureError(
      501,
      'NotEmulated',
      `The local Azure takes policies as xml or rawxml, not as '${format}'.`,
    );
  }
  const [missing] = missingReferences(azure, id, value);
  if (missing !== undefined) throw validationError(missing, 'representation');
  const errors = judge(azure, id, value);
  if (errors.length > 0) throw validationError(errors.join(' '), 'representation');
  return { body: { properties: { ...properties, format, value } } };
}

/** azurerm reads `format=xml`, whatever it wrote; how API Management rewrites a raw document is not emulated. */
function showIn(
  format: string | null,
  body: Parameters<typeof objectAt>[0],
): ReturnType<typeof objectAt> {
  return { properties: { ...objectAt(body, 'properties'), format: format ?? 'xml' } };
}

function missingReferences(azure: Azure, id: string, document: string): readonly string[] {
  const service = serviceOf(id);
  const references = referencesOf(document);
  const displayNames = azure.store
    .children(service, NAMED_VALUE)
    .map(({ body }) => textAt(body, 'properties', 'displayName'));
  return [
    ...references.namedValues
      .filter((name) => !displayNames.includes(name))
      .map((name) => `Cannot find a property '${name}'.`),
    ...references.backends
      .filter(
        (name) => !name.includes('{{') && child(azure.store, service, BACKEND, name) === undefined,
      )
      .map((name) => `Backend with id '${name}' could not be found.`),
    ...references.fragments
      .filter((name) => child(azure.store, service, FRAGMENT, name) === undefined)
      .map((name) => `Policy fragment with id '${name}' could not be found.`),
  ];
}
