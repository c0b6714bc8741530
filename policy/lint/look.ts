/** Questions that rules ask of a node. */
import { attributeOf, type PolicyValue, type Position } from '../document/index.ts';
import type { Found } from './rule.ts';
import type { Code, Node, Subject } from './subject.ts';

export function value(node: Node, attribute: string): PolicyValue | undefined {
  return attributeOf(node.element, attribute)?.value;
}

/** The value of an attribute that is no expression; undefined for one that is, or that is not there. */
export function literal(node: Node, attribute: string): string | undefined {
  const found = value(node, attribute);
  return found?.kind === 'literal' ? found.text.trim() : undefined;
}

export function placeOf(node: Node, attribute: string): Position {
  return attributeOf(node.element, attribute)?.position ?? node.element.position;
}

/** Around a node, the nearest first. */
export function ancestors(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let at = node.parent; at !== undefined; at = at.parent) found.push(at);
  return found;
}

export function descendants(node: Node): readonly Node[] {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}

export function named(subject: Subject, ...names: readonly string[]): readonly Node[] {
  return subject.nodes.filter(({ name }) => names.includes(name));
}

export function at(node: Node, message: string, place = node.element.position): Found {
  return { at: place, message, document: node.document };
}

export function inCode({ node }: Code, message: string, place: Position): Found {
  return { at: place, message, document: node.document };
}

/** Each `<retry>` that repeats calls of the backend, and those of which it is the nearest. */
export function retriesOfCalls(
  subject: Subject,
): readonly { readonly retry: Node; readonly forwards: readonly Node[] }[] {
  const retries = new Map<Node, Node[]>();
  for (const forward of named(subject, 'forward-request')) {
    const around = ancestors(forward).filter(({ name }) => name === 'retry');
    for (const [distance, retry] of around.entries()) {
      const forwards = retries.get(retry) ?? [];
      if (distance === 0) forwards.push(forward);
      retries.set(retry, forwards);
    }
  }
  return [...retries].map(([retry, forwards]) => ({ retry, forwards }));
}

export function codeIn(subject: Subject, node: Node, attribute: string): Code | undefined {
  return subject.codeOf.get(node)?.find((code) => code.attribute === attribute);
}
