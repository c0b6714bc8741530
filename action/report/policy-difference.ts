/** What a change of a policy means, for those who review it. */
import { comparePolicies, describeChanges } from '../../policy/diff/index.ts';
import { PolicyError } from '../../policy/document/index.ts';
import type { AttributeChange } from '../terraform/attributes.ts';
import { plural } from './markdown.ts';

/** What azurerm calls the document in all of its resources for policies; fragments call it `value`, as much else does. */
const POLICY_ATTRIBUTE = 'xml_content';

/**
 * @returns the number of changes in words and the changes in lines; undefined where the attribute is no policy, is new, or
 *   holds what cannot be read: then its text is all there is to compare.
 */
export function comparePolicySides({
  path,
  before,
  after,
}: AttributeChange): { readonly size: string; readonly lines: readonly string[] } | undefined {
  if (path !== POLICY_ATTRIBUTE || before.kind !== 'value' || after.kind !== 'value') {
    return undefined;
  }
  if (typeof before.value !== 'string' || typeof after.value !== 'string') return undefined;
  try {
    const changes = comparePolicies(before.value, after.value);
    return changes.length === 0
      ? { size: 'only layout and comments change', lines: [] }
      : {
          size: `${plural(changes.length, 'change')} by meaning`,
          lines: describeChanges(changes, 'only white space'),
        };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return undefined;
  }
}
