/**
 * What two elements must share to mean the same. Left out is what a person may change freely and what the service changes
 * when it gives a policy back:
 *
 * | left out | source |
 * | --- | --- |
 * | indentation, line ends, the kind of quotes | the service writes its own: hashicorp/terraform-provider-azurerm#3145 |
 * | entities or raw C# (`xml`, `rawxml`) | azurerm writes one and reads the other: hashicorp/terraform-provider-azurerm#32483 |
 * | CDATA or text, `<base></base>` or `<base />`, the order of attributes | XML 1.0 |
 * | comments, of XML and of C#; white space between C#'s tokens | neither is executed |
 * | the order of sections, and inside of lists that are sets | api-management-howto-policies; each policy's reference |
 */
import type { PolicyElement, PolicyValue } from '../document/index.ts';
import { codeKey } from './code.ts';

/** Elements whose children form a set. Where more may depend on the order, such as several values of a header, it counts. */
const SETS: ReadonlySet<string> = new Set([
  'policies',
  'cors',
  ...['allowed-origins', 'allowed-methods', 'allowed-headers', 'expose-headers'],
  'ip-filter',
  'validate-jwt',
  'validate-azure-ad-token',
  ...['audiences', 'backend-application-ids', 'client-application-ids', 'issuers'],
  'required-claims',
]);

export function isSet({ name }: PolicyElement): boolean {
  return SETS.has(name);
}

/** Tells elements apart: one number for each meaning, which covers everything inside of the element. */
export type Meanings = (element: PolicyElement) => number;

/**
 * Numbers instead of texts, since each level of the tree would hold all texts below it once more.
 *
 * @param keyOf what of a value counts
 */
export function createMeanings(keyOf: (value: PolicyValue) => string = valueKey): Meanings {
  const numbers = new Map<string, number>();
  const known = new WeakMap<PolicyElement, number>();
  return function meaningOf(element: PolicyElement): number {
    const before = known.get(element);
    if (before !== undefined) return before;
    const text = textOf(element);
    const children = childrenOf(element).map(meaningOf);
    const key = JSON.stringify([
      element.name,
      element.attributes.map(({ name, value }) => `${name}=${keyOf(value)}`).toSorted(),
      text === undefined ? null : keyOf(text),
      isSet(element) ? children.toSorted((a, b) => a - b) : children,
    ]);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    known.set(element, number);
    return number;
  };
}

/** A value as a text that is equal for equal meaning. */
export function valueKey(value: PolicyValue): string {
  return value.kind === 'literal' ? JSON.stringify(value.text) : codeKey(value);
}

/** The same without any white space. */
export function looseKey(value: PolicyValue): string {
  return valueKey(value).replaceAll(/\s|(?<!\\)\\+[nrt]/g, '');
}

/**
 * The text of an element. A literal on lines of its own loses its layout, but not in a body, which is sent as it is; what
 * looks like XML in a body is text, and white space between its tags is layout.
 */
export function textOf(element: PolicyElement): PolicyValue | undefined {
  const { text, children, inner, position } = element;
  if (isBody(element)) {
    if (children.length === 0) return text;
    return { kind: 'literal', text: inner.trim().replaceAll(/>\s+</g, '><'), position };
  }
  if (text?.kind !== 'literal') return text;
  return { ...text, text: withoutLayout(text.text) };
}

/** White space at an end goes where it holds the end of a line. */
function withoutLayout(text: string): string {
  const begun = text.trimStart();
  const start = text.slice(0, text.length - begun.length).includes('\n') ? begun : text;
  const ended = start.trimEnd();
  return start.slice(ended.length).includes('\n') ? ended : start;
}

/** The elements inside of an element that are elements to the service. */
export function childrenOf(element: PolicyElement): readonly PolicyElement[] {
  return isBody(element) ? [] : element.children;
}

function isBody({ name }: PolicyElement): boolean {
  return name === 'set-body';
}
