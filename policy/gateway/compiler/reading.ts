/** Reads documents for the compiler; one that stands alone may be a snippet, as people publish them to be copied. */
import {
  type PolicyElement,
  PolicyError,
  readDocument,
  readElements,
} from '../../document/index.ts';
import { policies } from '../policies/registry.ts';
import { UNSUPPORTED_POLICIES } from '../policies/unsupported.ts';
import { SECTIONS } from '../trace.ts';
import type { Findings } from './findings.ts';

export type ReadPolicy = {
  readonly root: PolicyElement;
  /** Whether the root was put around elements that had none. */
  readonly isSnippet: boolean;
};

/**
 * @param document undefined: it stands alone
 * @returns undefined when it cannot be read, which the findings then tell
 */
export function readFor(
  text: string,
  document: string | undefined,
  namedValues: ReadonlyMap<string, string>,
  findings: Findings,
): ReadPolicy | undefined {
  try {
    return document === undefined
      ? readAlone(text, namedValues, findings)
      : { root: readDocument(text, { document, namedValues }), isSnippet: false };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    findings.errors.push(error);
    return undefined;
  }
}

function readAlone(
  text: string,
  namedValues: ReadonlyMap<string, string>,
  findings: Findings,
): ReadPolicy | undefined {
  const { comments } = findings.reading;
  const elements = readElements(text, {
    namedValues,
    onComment: (comment) => comments.push(comment),
  });
  const [root, second] = elements;
  const name = wrapperOf(elements);
  if (root !== undefined && name !== undefined) {
    findings.warnings.push({
      kind: 'snippet',
      message:
        'a snippet: API Management takes <policies> or <fragment> only, so copy it into one of them',
      ...root.position,
      document: undefined,
    });
    const nothing = { attributes: [], text: undefined, inner: '' };
    const wrapper = { ...nothing, name, children: elements, position: root.position };
    return { root: wrapper, isSnippet: true };
  }
  if (second !== undefined) {
    throw new PolicyError(`nothing may follow </${root?.name}>`, second.position);
  }
  return root === undefined ? undefined : { root, isSnippet: false };
}

/** What could stand around the elements; undefined for a whole document, and for what holds no policies. */
function wrapperOf(elements: readonly PolicyElement[]): 'policies' | 'fragment' | undefined {
  const names = elements.map(({ name }) => name);
  if (names[0] === 'policies' || names[0] === 'fragment') return undefined;
  if (names.every((name) => SECTIONS.some((section) => section === name))) return 'policies';
  return names.some(isPolicy) ? 'fragment' : undefined;
}

function isPolicy(name: string): boolean {
  return policies.has(name) || UNSUPPORTED_POLICIES.has(name) || name === 'include-fragment';
}
