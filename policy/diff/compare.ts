/**
 * Compares two policy documents by what they mean: element by element, attribute by attribute, C# by token. What is left
 * out, and why, is in meaning.ts.
 */
import {
  attributeOf,
  type PolicyElement,
  type PolicyValue,
  readElements,
} from '../document/index.ts';
import { labelsOf } from './label.ts';
import { elementLines, valueDifference, writtenValue } from './lines.ts';
import { matchChildren } from './match.ts';
import {
  childrenOf,
  createMeanings,
  isSet,
  looseKey,
  type Meanings,
  textOf,
  valueKey,
} from './meaning.ts';
import { isVisibleToTerraform } from './terraform.ts';

export type PolicyChange = {
  /** `inbound > choose > when[2] > @condition`: where it is now; for what is removed, where it was. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  /** The value or element as written; of a move: what stood before it, or the path that it had in another element. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Lines in the two documents, from 1; undefined where it is not in that document. */
  readonly lineBefore: number | undefined;
  readonly lineAfter: number | undefined;
  /** False for white space alone: azurerm's comparison, and so Terraform's plan, leaves it out. */
  readonly visibleToTerraform: boolean;
  /** The change in lines that begin with `- `, `+ ` or, for what is around it, two blanks. */
  readonly lines: readonly string[];
};

/**
 * @param before and `after`: documents, or policies without anything around them, as `xml` or `rawxml`
 * @returns none when both mean the same; of each element first what was removed from it, then the rest in the order of `after`
 * @throws {PolicyError} for what cannot be read; `document` is `before` or `after`
 */
export function comparePolicies(before: string, after: string): readonly PolicyChange[] {
  const found: Found[] = [];
  const meanings = { exact: createMeanings(), loose: createMeanings(looseKey) };
  compareElements(readRoot(before, 'before'), readRoot(after, 'after'), [], found, meanings);
  return joinMoves(found, meanings.exact).map(({ element: _, ...change }) => change);
}

/** A change, with the element that is added or removed as a whole. */
type Found = PolicyChange & { readonly element?: PolicyElement };

/** The documents' elements inside of one that no document has. Line ends are those of XML 1.0 (§2.11). */
function readRoot(text: string, document: string): PolicyElement {
  const children = readElements(text.replaceAll(/\r\n?/g, '\n'), { document });
  const position = { line: 1, column: 1 };
  return { name: '', attributes: [], children, text: undefined, inner: '', position };
}

function compareElements(
  before: PolicyElement,
  after: PolicyElement,
  path: readonly string[],
  found: Found[],
  meanings: { readonly exact: Meanings; readonly loose: Meanings },
): void {
  if (meanings.exact(before) === meanings.exact(after)) return;
  const names = [...after.attributes, ...before.attributes].map(({ name }) => name);
  for (const name of new Set(names)) {
    const [old, fresh] = [attributeOf(before, name), attributeOf(after, name)];
    compareValues(old?.value, fresh?.value, pathText([...path, `@${name}`]), found);
  }
  compareValues(textOf(before), textOf(after), pathText(path), found);

  const siblings = { before: childrenOf(before), after: childrenOf(after) };
  const labels = new Map([...labelsOf(siblings.before), ...labelsOf(siblings.after)]);
  const neighbours = new Map([
    ...neighboursOf(siblings.before, labels),
    ...neighboursOf(siblings.after, labels),
  ]);
  const place = (element: PolicyElement) => [...path, labels.get(element) ?? element.name];
  const { matches, removed } = matchChildren(
    siblings.before,
    siblings.after,
    meanings.exact,
    meanings.loose,
  );
  for (const element of removed) found.push(wholeElement('removed', element, place(element)));
  const matched = new Map(matches.map((match) => [match.after, match]));
  for (const element of siblings.after) {
    const match = matched.get(element);
    if (match === undefined) {
      found.push(wholeElement('added', element, place(element)));
      continue;
    }
    if (match.moved && !isSet(after)) {
      found.push(
        move(pathText(place(element)), match, [
          neighbours.get(match.before) ?? '',
          neighbours.get(element) ?? '',
        ]),
      );
    }
    compareElements(match.before, element, place(element), found, meanings);
  }
}

function compareValues(
  before: PolicyValue | undefined,
  after: PolicyValue | undefined,
  path: string,
  found: Found[],
): void {
  const keys = [before, after].map((value) => (value === undefined ? undefined : valueKey(value)));
  if (keys[0] === keys[1]) return;
  const [old, fresh] = [before, after].map((value) => value && writtenValue(value));
  found.push({
    path,
    kind: old === undefined ? 'added' : fresh === undefined ? 'removed' : 'changed',
    before: old,
    after: fresh,
    lineBefore: before?.position.line,
    lineAfter: after?.position.line,
    visibleToTerraform:
      old === undefined ||
      fresh === undefined ||
      isVisibleToTerraform(encoded(old), encoded(fresh)),
    lines: valueDifference(before, after),
  });
}

/** What decoding leaves as it is. */
function encoded(text: string): string {
  return text.replaceAll('&', '&amp;');
}

function wholeElement(
  kind: 'added' | 'removed',
  element: PolicyElement,
  path: readonly string[],
): Found {
  const lines = elementLines(element);
  const { line } = element.position;
  const isAdded = kind === 'added';
  return {
    path: pathText(path),
    kind,
    before: isAdded ? undefined : lines.join('\n'),
    after: isAdded ? lines.join('\n') : undefined,
    lineBefore: isAdded ? undefined : line,
    lineAfter: isAdded ? line : undefined,
    visibleToTerraform: true,
    lines: lines.map((text) => `${isAdded ? '+' : '-'} ${text}`),
    element,
  };
}

/** What stands before each of some siblings. */
function neighboursOf(
  siblings: readonly PolicyElement[],
  labels: ReadonlyMap<PolicyElement, string>,
): readonly (readonly [PolicyElement, string])[] {
  return siblings.map((element, index) => {
    const previous = siblings[index - 1];
    return [element, previous === undefined ? 'first' : `behind ${labels.get(previous)}`];
  });
}

function move(
  path: string,
  elements: { readonly before: PolicyElement; readonly after: PolicyElement },
  [before, after]: readonly [string, string],
): Found {
  return {
    path,
    kind: 'moved',
    before,
    after,
    lineBefore: elements.before.position.line,
    lineAfter: elements.after.position.line,
    visibleToTerraform: true,
    lines: [`- ${before}`, `+ ${after}`],
  };
}

/** What left one element and means the same in another has moved; a bare `<base />` says too little for that. */
function joinMoves(found: readonly Found[], meaningOf: Meanings): readonly Found[] {
  const left = new Map<number, Found[]>();
  for (const change of found) {
    const { kind, element } = change;
    if (kind !== 'removed' || element === undefined || isBare(element)) continue;
    const same = left.get(meaningOf(element));
    if (same === undefined) left.set(meaningOf(element), [change]);
    else same.push(change);
  }
  for (const changes of left.values()) changes.reverse();
  const sources = new Map<Found, Found>();
  for (const change of found) {
    const { kind, element } = change;
    if (kind !== 'added' || element === undefined) continue;
    const source = left.get(meaningOf(element))?.pop();
    if (source !== undefined) sources.set(change, source);
  }
  const gone = new Set(sources.values());
  return found
    .filter((change) => !gone.has(change))
    .map((change) => {
      const before = sources.get(change);
      if (before?.element === undefined || change.element === undefined) return change;
      const elements = { before: before.element, after: change.element };
      return move(change.path, elements, [before.path, change.path]);
    });
}

function isBare(element: PolicyElement): boolean {
  return (
    element.attributes.length === 0 && element.children.length === 0 && element.text === undefined
  );
}

/** The root says nothing that its sections do not. */
function pathText([root = '', ...rest]: readonly string[]): string {
  return rest.length > 0 && root === 'policies' ? rest.join(' > ') : [root, ...rest].join(' > ');
}
