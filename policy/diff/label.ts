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

/** What each of some siblings is called: of several that would be called the same it is the n-th. */
export function labelsOf(siblings: readonly PolicyElement[]): ReadonlyMap<PolicyElement, string> {
  const titles = siblings.map((element) => identityOf(element) ?? element.name);
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  const seen = new Map<string, number>();
  return new Map(
    siblings.map((element, index) => {
      const title = titles[index] ?? '';
      const number = (seen.get(title) ?? 0) + 1;
      seen.set(title, number);
      return [element, (counts.get(title) ?? 0) > 1 ? `${title}[${number}]` : title];
    }),
  );
}
