/** What changes inside a resource: the leaves of its attributes, with what may be shown of them. */

import {
  canonical,
  isArray,
  isObject,
  items,
  type Json,
  member,
} from '../../policy/standards/json.ts';
import { type Scrub, scrubJson } from './redact.ts';

/** One side of an attribute. Values are scrubbed already. */
export type Side =
  | { readonly kind: 'absent' }
  | { readonly kind: 'value'; readonly value: Json }
  | {
      readonly kind: 'unknown';
      /** What of it is known all the same; for comparing, not for showing. */
      readonly known?: Json;
    }
  | {
      readonly kind: 'sensitive';
      /** What stands around the sensitive part; for comparing, not for showing. */
      readonly around?: Json;
    };

/** Makes a side of a value. */
export type ShowSide = (value: Json | undefined, unknown: boolean, hidden: boolean) => Side;

export type AttributeChange = {
  /** As one writes it in Terraform: `properties.pool.services[0].weight`. */
  readonly path: string;
  readonly before: Side;
  readonly after: Side;
  readonly forcesReplacement: boolean;
};

/**
 * The leaves that differ, in the order of their keys.
 *
 * @param change `change` of a resource in the plan's JSON
 */
export function attributeChanges(
  change: Json | undefined,
  scrub: Scrub,
  show: ShowSide = (value, unknown, hidden) => sideOf(value, unknown, hidden, scrub),
): readonly AttributeChange[] {
  const replacePaths = items(member(change, 'replace_paths')).map(canonical);
  const found: AttributeChange[] = [];

  const walk = (
    path: readonly (string | number)[],
    before: Json | undefined,
    after: Json | undefined,
    marks: Marks,
    inherited: boolean,
  ): void => {
    const forcesReplacement =
      inherited || (replacePaths.length > 0 && replacePaths.includes(canonical([...path])));
    const marked = Object.values(marks).includes(true);
    if (!marked && canDescend(before, after, marks.unknown)) {
      for (const key of childKeys(before, after, marks.unknown)) {
        walk(
          [...path, key],
          child(before, key),
          child(after, key),
          childMarks(marks, key),
          forcesReplacement,
        );
      }
      return;
    }
    // Sides of two kinds end the walk above their marks.
    const unknown = containsTrue(marks.unknown);
    if (!unknown && same(before, after)) return;
    // What is secret on one side tells about the other.
    const hidden = containsTrue(marks.hiddenBefore) || containsTrue(marks.hiddenAfter);
    found.push({
      path: scrub(pathText(path)),
      before: show(before, false, hidden),
      after: show(after, unknown, hidden),
      forcesReplacement,
    });
  };

  walk(
    [],
    member(change, 'before') ?? {},
    member(change, 'after') ?? {},
    {
      unknown: member(change, 'after_unknown'),
      hiddenBefore: member(change, 'before_sensitive'),
      hiddenAfter: member(change, 'after_sensitive'),
    },
    false,
  );
  return found;
}

/** Trees of `true`, in the shape of the value they belong to. */
type Marks = {
  readonly unknown: Json | undefined;
  readonly hiddenBefore: Json | undefined;
  readonly hiddenAfter: Json | undefined;
};

function childMarks(marks: Marks, key: string | number): Marks {
  return {
    unknown: child(marks.unknown, key),
    hiddenBefore: child(marks.hiddenBefore, key),
    hiddenAfter: child(marks.hiddenAfter, key),
  };
}

/** Both sides must be alike, or one of them missing, for their members to be compared one by one. */
function canDescend(
  before: Json | undefined,
  after: Json | undefined,
  unknown: Json | undefined,
): boolean {
  const present = [before, after, unknown].filter(
    (value) => value !== undefined && value !== null && value !== false,
  );
  return (
    (present.every((value) => isObject(value)) || present.every((value) => isArray(value))) &&
    childKeys(before, after, unknown).length > 0
  );
}

function childKeys(...values: readonly (Json | undefined)[]): readonly (string | number)[] {
  const length = Math.max(...values.map((value) => items(value).length));
  if (length > 0) return Array.from({ length }, (_, index) => index);
  return [
    ...new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : []))),
  ].sort();
}

function child(value: Json | undefined, key: string | number): Json | undefined {
  // A mark on the whole covers its members.
  if (value === true) return true;
  return typeof key === 'number' ? items(value)[key] : member(value, key);
}

/** Terraform does not tell null from absent. */
function same(before: Json | undefined, after: Json | undefined): boolean {
  if (typeof before !== 'object' && typeof after !== 'object') {
    return (before ?? null) === (after ?? null);
  }
  return canonical(before ?? null) === canonical(after ?? null);
}

/** One side of an attribute or output, as it may be shown. */
export function sideOf(
  value: Json | undefined,
  unknown: boolean,
  hidden: boolean,
  scrub: Scrub,
): Side {
  if (unknown) return { kind: 'unknown' };
  if (value === undefined || value === null) return { kind: 'absent' };
  if (hidden) return { kind: 'sensitive' };
  return { kind: 'value', value: scrubJson(value, scrub) };
}

/** Whether anything in a tree of marks is marked. */
export function containsTrue(marks: Json | undefined): boolean {
  if (isArray(marks)) return marks.some(containsTrue);
  if (isObject(marks)) return Object.values(marks).some(containsTrue);
  return marks === true;
}

function pathText(path: readonly (string | number)[]): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!/^[A-Za-z_][\w-]*$/.test(key)) return `[${JSON.stringify(key)}]`;
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}
