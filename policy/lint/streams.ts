/** What a document does with answers that come as event streams. */
import { ancestors, literal } from './look.ts';
import type { Code, Node, Subject } from './subject.ts';
import { dotted } from './syntax.ts';

/** Whether answers may be streams: the policy passes them on as they come, or the calls are about models. */
export function mayStream({ nodes, isAboutModels }: Subject): boolean {
  return (
    isAboutModels ||
    nodes.some(
      (node) =>
        node.name === 'forward-request' &&
        literal(node, 'buffer-response')?.toLowerCase() === 'false',
    )
  );
}

/**
 * Whether code that reads the answer has asked before whether it is a stream, or one that says how long it is: by its headers,
 * by what the call asked for, or by a status that no stream has. In the code itself or in a condition around it.
 */
export function asksForStream(code: Code, all: readonly Code[]): boolean {
  const around = new Set<Node>([code.node, ...ancestors(code.node)]);
  return all.some(
    (each) =>
      (each === code ||
        (each.attribute === 'condition' && around.has(each.node) && each.node.name === 'when')) &&
      each.expressions.some(
        (expression) =>
          (expression.kind === 'literal' &&
            typeof expression.value === 'string' &&
            /^content-(?:type|length)$|stream/i.test(expression.value)) ||
          (expression.kind === 'binary' &&
            [expression.left, expression.right].some((side) =>
              dotted(side)?.endsWith('Response.StatusCode'),
            )),
      ),
  );
}
