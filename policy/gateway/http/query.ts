/** The query of a request: untouched text where no policy touched it, since signatures and caches depend on it. */

import { remembered } from './remembered.ts';

type Parameter = { readonly name: string; readonly value: string; readonly written: string };

export class Query {
  /** Without its question mark. */
  #text: string;
  /** The same taken apart, once somebody asks for a part. */
  #parts: readonly Parameter[] | undefined;
  #values: ReadonlyMap<string, readonly string[]> | undefined;

  /** @param text with or without its question mark */
  constructor(text: string) {
    this.#text = text.startsWith('?') ? text.slice(1) : text;
  }

  get #parameters(): readonly Parameter[] {
    this.#parts ??= parse(this.#text);
    return this.#parts;
  }

  #replace(parameters: readonly Parameter[]): void {
    this.#parts = parameters;
    this.#values = undefined;
    this.#text = parameters.map(({ written }) => written).join('&');
  }

  /** The query string with its question mark, or empty. */
  toString(): string {
    return this.#text === '' ? '' : `?${this.#text}`;
  }

  /** Values by name as the client wrote it; names that differ in case only are one. */
  values(): ReadonlyMap<string, readonly string[]> {
    this.#values ??= this.#byName();
    return this.#values;
  }

  #byName(): ReadonlyMap<string, readonly string[]> {
    const values = new Map<string, string[]>();
    const names = new Map<string, string>();
    for (const { name, value } of this.#parameters) {
      const known = names.get(name.toLowerCase()) ?? name;
      names.set(name.toLowerCase(), known);
      const others = values.get(known);
      if (others === undefined) values.set(known, [value]);
      else others.push(value);
    }
    return values;
  }

  first(name: string): string | undefined {
    return this.#parameters.find((parameter) => sameName(parameter.name, name))?.value;
  }

  has(name: string): boolean {
    return this.first(name) !== undefined;
  }

  delete(name: string): void {
    if (this.has(name)) {
      this.#replace(this.#parameters.filter((parameter) => !sameName(parameter.name, name)));
    }
  }

  append(name: string, value: string): void {
    const written = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
    this.#replace([...this.#parameters, { name, value, written }]);
  }
}

const parse = remembered((text): readonly Parameter[] =>
  text === '' ? [] : text.split('&').map(parseParameter),
);

function parseParameter(written: string): Parameter {
  const equals = written.indexOf('=');
  return {
    name: decode(equals === -1 ? written : written.slice(0, equals)),
    value: equals === -1 ? '' : decode(written.slice(equals + 1)),
    written,
  };
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function decode(text: string): string {
  if (!/[%+]/.test(text)) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
