/** Policy documents at the four scopes, and the fragments they include. */

import { tierOf } from '../../../../policy/tier.ts';
import type { Azure } from '../../azure.ts';
import { AzureError, validationError } from '../../errors.ts';
import { objectAt, textAt } from '../../json.ts';
import type { ResourceType, Write, Written } from '../resource-type.ts';
import { policiesThat } from './references.ts';
import { FRAGMENT, POLICY_TYPES, serviceOf } from './types.ts';

/**
 * Judges a document before it is kept.
 *
 * @param id of the policy or fragment that is about to be written
 * @param format `xml` or `rawxml`
 * @throws {AzureError} when API Management would refuse it
 */
export type JudgePolicy = (azure: Azure, id: string, document: string, format: string) => void;

export function policyTypes(judge: JudgePolicy): readonly ResourceType[] {
  return [
    ...POLICY_TYPES.map(
      (type): ResourceType => ({
        type,
        label: 'Policy',
        names: /^policy$/i,
        versioned: 'strictly',
        write: (write) => writePolicy(write, judge),
        show: ({ resource, url }) => showIn(url.searchParams.get('format'), resource.body),
      }),
    ),
    {
      type: FRAGMENT,
      label: 'Policy fragment',
      versioned: 'strictly',
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
  checkSize(azure, id, value);
  judge(azure, id, value, format);
  return { body: { properties: { ...properties, format, value } } };
}

function checkSize(azure: Azure, id: string, document: string): void {
  const sku = textAt(azure.store.get(serviceOf(id))?.body, 'sku', 'name');
  if (sku === undefined) return;
  const tier = tierOf(sku);
  const size = Buffer.byteLength(document);
  if (size > tier.policyDocument.most) {
    throw validationError(
      `The policy has ${size} bytes; the ${tier.name} tier takes ${tier.policyDocument.most} at most.`,
      'value',
    );
  }
}

/** azurerm reads `format=xml`, whatever it wrote; how API Management rewrites a raw document is not emulated. */
function showIn(
  format: string | null,
  body: Parameters<typeof objectAt>[0],
): ReturnType<typeof objectAt> {
  return { properties: { ...objectAt(body, 'properties'), format: format ?? 'xml' } };
}
