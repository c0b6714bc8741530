/** Reads an OpenAPI description, JSON or YAML, so that everything found in it later can be told by line and column. */
import { isNode } from 'yaml';
import { isObject } from '../policy/standards/json.ts';
import { readYaml } from './yaml.ts';

/** One description: a name for messages, such as its file's, and its text. */
export type Source = {
  readonly name: string;
  readonly text: string;
  /** What the text says, where it was written from a value: then nobody has to read it. */
  readonly value?: Json;
};

export type Problem = {
  readonly document: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** Everything that is wrong with the descriptions, told at once. */
export class OpenApiError extends Error {
  override readonly name = 'OpenApiError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      problems
        .map(({ document, line, column, message }) => `${document}:${line}:${column}: ${message}`)
        .join('\n'),
    );
    this.problems = problems;
  }
}

/** A JSON object of unknown content. */
export type Json = { readonly [key: string]: unknown };

/** Keys and indices from the root to a value. */
export type Path = readonly (string | number)[];

export type Description = {
  readonly name: string;
  readonly root: Json;
  /** A problem at a path; where nothing is there, at the nearest value around it. */
  problem(path: Path, message: string): Problem;
};

/** @throws {OpenApiError} when the text is no JSON or YAML, repeats a key, or is no object. */
export function readDescription({ name, text, value }: Source): Description {
  if (value !== undefined) {
    const problem = (_: Path, message: string) => ({ document: name, line: 1, column: 1, message });
    return { name, root: value, problem };
  }
  const { document, faults, value: root, placeOf } = readYaml(text);
  if (faults.length > 0) {
    throw new OpenApiError(
      faults.map(({ message, ...place }) => ({
        document: name,
        ...place,
        message: `no JSON or YAML: ${message}`,
      })),
    );
  }
  const at = (offset: number, message: string): Problem => ({
    document: name,
    ...placeOf(offset),
    message,
  });
  const problem = (path: Path, message: string): Problem => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node)) return at(node.range?.[0] ?? 0, message);
    }
    return at(0, message);
  };
  if (!isObject(root)) {
    throw new OpenApiError([problem([], 'an OpenAPI description is an object')]);
  }
  return { name, root, problem };
}
