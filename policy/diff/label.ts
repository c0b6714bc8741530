/** How a reader calls an element: `set-header "x-user"`, `when[2]`. */
import { attributeOf, type PolicyElement } from '../document/index.ts';

/** Attributes by which authors tell elements of the same name apart, the most telling first. */
const IDENTITIES = [
  'name',
  'fragment-id',
  'response-variable-name',
  'variable-name',
  'id',
] as const;

/** The name with what the author calls it; equal for two elements that are meant to be the same. */
export function identityOf(element: PolicyElement): string | undefined {
  for (const name of IDENTITIES) {
    const value = attributeOf(element, name)?.value;
    if (value?.kind === 'literal') return `${element.name} "${value.text}"`;
  }
  return undefined;
}

/** @param siblings all children of the parent, the element among them: of several that are called the same it is the n-th */
export function labelOf(element: PolicyElement, siblings: readonly PolicyElement[]): string {
  const label = identityOf(element) ?? element.name;
  const same = siblings.filter((other) => (identityOf(other) ?? other.name) === label);
  return same.length > 1 ? `${label}[${same.indexOf(element) + 1}]` : label;
}
