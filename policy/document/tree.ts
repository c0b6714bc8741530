/** The tree a document is read into. Everything carries the position at which its author wrote it. */
import type { Position } from './errors.ts';

/**
 * The value of an attribute or the text of an element: a literal, decoded, or C# (the source between the brackets
 * of `@(…)`, kind `expression`, or `@{…}`, kind `block`). `position` is where that text begins.
 */
export type PolicyValue = {
  readonly kind: 'literal' | 'expression' | 'block';
  readonly text: string;
  readonly position: Position;
};

export type PolicyAttribute = {
  readonly name: string;
  readonly value: PolicyValue;
  readonly position: Position;
};

export type PolicyElement = {
  readonly name: string;
  readonly attributes: readonly PolicyAttribute[];
  readonly children: readonly PolicyElement[];
  /** Text outside of child elements, comments left out; undefined where there is only white space. */
  readonly text: PolicyValue | undefined;
  /** What stands between the tags, as written: a body of `<set-body>` may itself be XML. */
  readonly inner: string;
  readonly position: Position;
};

/** A comment between elements; those of C# belong to their expression. `text` is what stands between the marks. */
export type PolicyComment = { readonly text: string; readonly position: Position };

/** The attribute of an element, or undefined. */
export function attributeOf(element: PolicyElement, name: string): PolicyAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}
