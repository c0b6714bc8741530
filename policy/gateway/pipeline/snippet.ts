/** Policies without a document around them, as they are published to be copied into a section. */
import type { PolicyElement } from '../../document/index.ts';
import { policies } from '../policies/registry.ts';
import { UNSUPPORTED_POLICIES } from '../policies/unsupported.ts';
import { SECTIONS } from '../trace.ts';

/** The elements in what could stand around them; undefined for a whole document, and for what holds no policies. */
export function snippetOf(elements: readonly PolicyElement[]): PolicyElement | undefined {
  const [first] = elements;
  if (first === undefined || first.name === 'policies' || first.name === 'fragment')
    return undefined;
  const names = elements.map(({ name }) => name);
  const areSections = names.every((name) => SECTIONS.some((section) => section === name));
  if (!areSections && !names.some(isPolicy)) return undefined;
  return {
    name: areSections ? 'policies' : 'fragment',
    attributes: [],
    children: elements,
    text: undefined,
    inner: '',
    position: first.position,
  };
}

function isPolicy(name: string): boolean {
  return policies.has(name) || UNSUPPORTED_POLICIES.has(name) || name === 'include-fragment';
}
