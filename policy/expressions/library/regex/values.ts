/** What a regular expression finds: matches, groups and captures, and collections of them. */
import { argumentOutOfRange } from '../../errors.ts';
import { findType } from '../../types/registry.ts';
import { named, type Type } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { SequenceObject } from '../collections/sequence.ts';
import type { Found, Matcher, Span } from './match.ts';

const NAMESPACE = 'System.Text.RegularExpressions';

function typeNamed(name: string): Type {
  const definition = findType(`${NAMESPACE}.${name}`, 0);
  if (definition === undefined) throw new Error(`${name} is not registered`);
  return named(definition);
}

export class Capture extends ClrObject {
  readonly text: string;
  readonly span: Span;

  constructor(text: string, span: Span) {
    super();
    this.text = text;
    this.span = span;
  }

  get type(): Type {
    return typeNamed('Capture');
  }

  get value(): string {
    return this.text.slice(this.span.start, this.span.end);
  }

  override toString(): string {
    return this.value;
  }
}

const NOTHING: Span = { start: 0, end: 0 };

export class Group extends Capture {
  readonly captures: readonly Span[];

  constructor(text: string, captures: readonly Span[]) {
    super(text, captures.at(-1) ?? NOTHING);
    this.captures = captures;
  }

  override get type(): Type {
    return typeNamed('Group');
  }
}

export class Match extends Group {
  readonly found: Found | undefined;
  readonly matcher: Matcher | undefined;

  constructor(text: string, found: Found | undefined, matcher: Matcher | undefined) {
    super(text, found === undefined ? [] : [found]);
    this.found = found;
    this.matcher = matcher;
  }

  override get type(): Type {
    return typeNamed('Match');
  }

  group(name: number | string): Group {
    const number = typeof name === 'number' ? name : this.matcher?.pattern.names.get(name);
    if (number === 0) return this;
    const captures = number === undefined ? undefined : this.found?.groups[number];
    return new Group(this.text, captures ?? []);
  }
}

/** Groups, captures or matches: counted and indexed. */
export class Collection<Item extends ClrObject = ClrObject> extends SequenceObject {
  readonly #typeName: `${'Group' | 'Capture' | 'Match'}Collection`;
  readonly items: readonly Item[];
  /** The match that groups are looked up in by name. */
  readonly match: Match | undefined;

  constructor(
    typeName: `${'Group' | 'Capture' | 'Match'}Collection`,
    items: readonly Item[],
    match?: Match,
  ) {
    super();
    this.#typeName = typeName;
    this.items = items;
    this.match = match;
  }

  get type(): Type {
    return typeNamed(this.#typeName);
  }

  [Symbol.iterator](): Iterator<Value> {
    return this.items[Symbol.iterator]();
  }

  at(index: number): Item {
    const item = this.items[index];
    if (item === undefined) throw argumentOutOfRange('i');
    return item;
  }
}
