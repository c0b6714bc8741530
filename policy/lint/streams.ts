/** What a document does with answers that come as event streams. */
import type { Expression } from '../expressions/index.ts';
import { ancestors, literal } from './look.ts';
import type { Code, Subject } from './subject.ts';
import { dotted, stringOf } from './syntax.ts';

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
export function asksForStream(code: Code, { codeOf }: Subject): boolean {
  const conditions = ancestors(code.node)
    .filter(({ name }) => name === 'when')
    .flatMap((node) => codeOf.get(node) ?? []);
  return [code, ...conditions].some(({ expressions }) => expressions.some(tellsStreams));
}

function tellsStreams(expression: Expression): boolean {
  if (expression.kind === 'binary') {
    return [expression.left, expression.right].some((side) =>
      dotted(side)?.endsWith('Response.StatusCode'),
    );
  }
  return /^content-(?:type|length)$|stream/i.test(stringOf(expression) ?? '');
}
