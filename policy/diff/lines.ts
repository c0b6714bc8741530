/** Values and elements in lines, and two of them as one unified difference. */
import type { PolicyElement, PolicyValue } from '../document/index.ts';
import { type CodeLine, codeLines } from './code.ts';
import { editScript } from './edit-script.ts';
import { childrenOf, textOf } from './meaning.ts';

/** Unchanged lines around each change. */
const CONTEXT = 2;

/** A value as it is written in a raw document. */
export function writtenValue({ kind, text }: PolicyValue): string {
  return kind === 'literal' ? text : kind === 'block' ? `@{${text}}` : `@(${text})`;
}

/** Lines that begin with `- `, `+ ` or two blanks; `…` where lines that are equal are left out. */
export function valueDifference(
  before: PolicyValue | undefined,
  after: PolicyValue | undefined,
): readonly string[] {
  const old = before === undefined ? [] : valueLines(before);
  const fresh = after === undefined ? [] : valueLines(after);
  const edits = editScript(
    old.map(({ key }) => key),
    fresh.map(({ key }) => key),
  );
  const near = edits.map((_, index) =>
    edits
      .slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1)
      .some(({ kind }) => kind !== 'keep'),
  );
  return edits.flatMap((edit, index) => {
    if (edit.kind === 'remove') return [`- ${old[edit.before]?.text}`];
    if (edit.kind === 'add') return [`+ ${fresh[edit.after]?.text}`];
    if (near[index]) return [`  ${fresh[edit.after]?.text}`];
    return index === 0 || near[index - 1] ? ['  …'] : [];
  });
}

/** A literal on one line is quoted, so that white space at its ends is seen. */
function valueLines(value: PolicyValue): readonly CodeLine[] {
  if (value.kind !== 'literal') return codeLines(value);
  const lines = value.text.split('\n');
  return (lines.length === 1 ? [JSON.stringify(value.text)] : lines).map((text) => ({
    key: text,
    text,
  }));
}

/** An element with all that is in it, laid out anew. */
export function elementLines(element: PolicyElement): readonly string[] {
  const attributes = element.attributes
    .map(({ name, value }) => ` ${name}="${valueText(value)}"`)
    .join('');
  const start = `<${element.name}${attributes}`;
  const text = textOf(element);
  const children = childrenOf(element).flatMap(elementLines);
  const whole =
    text === undefined && children.length === 0
      ? `${start} />`
      : text !== undefined && children.length === 0
        ? `${start}>${valueText(text)}</${element.name}>`
        : [
            `${start}>`,
            ...(text === undefined ? [] : [`  ${valueText(text)}`]),
            ...children.map((line) => `  ${line}`),
            `</${element.name}>`,
          ].join('\n');
  return whole.split('\n');
}

function valueText(value: PolicyValue): string {
  if (value.kind === 'literal') return value.text;
  return codeLines(value)
    .map(({ text }) => text)
    .join('\n');
}
