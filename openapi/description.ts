/** Reads an OpenAPI description, JSON or YAML, so that everything found in it later can be told by line and column. */
import { isNode, LineCounter, parseDocument } from 'yaml';

/** One description: a name for messages, such as its file's, and its text. */
export type Source = { readonly name: string; readonly text: string };

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

/** More than any real description, and little enough that a hostile one does not fill the memory. */
const MOST_ALIASES = 1000;

/** @throws {OpenApiError} when the text is no JSON or YAML, repeats a key, or is no object. */
export function readDescription({ name, text }: Source): Description {
  const lines = new LineCounter();
  const document = parse(name, text, lines);
  const at = (offset: number, message: string): Problem => {
    const { line, col } = lines.linePos(offset);
    return { document: name, line: Math.max(line, 1), column: Math.max(col, 1), message };
  };
  if (document.errors.length > 0) {
    throw new OpenApiError(
      document.errors.map(({ pos, message }) => at(pos[0], `no JSON or YAML: ${message}`)),
    );
  }
  const problem = (path: Path, message: string): Problem => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node)) return at(node.range?.[0] ?? 0, message);
    }
    return at(0, message);
  };
  const root = toValue(() => document.toJS({ maxAliasCount: MOST_ALIASES }), problem);
  if (!isObject(root)) {
    throw new OpenApiError([problem([], 'an OpenAPI description is an object')]);
  }
  return { name, root, problem };
}

function parse(
  name: string,
  text: string,
  lineCounter: LineCounter,
): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, { lineCounter, prettyErrors: false });
  } catch (error) {
    // The parser recurses, so thousands of brackets exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    throw new OpenApiError([
      { document: name, line: 1, column: 1, message: 'it is nested too deeply to be read' },
    ]);
  }
}

function toValue(read: () => unknown, problem: Description['problem']): unknown {
  try {
    const value = read();
    JSON.stringify(value); // An alias to one of its own ancestors reads well and cannot be written.
    return value;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new OpenApiError([problem([], `its aliases cannot be resolved: ${cause}`)]);
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
