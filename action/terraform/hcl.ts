/**
 * As much of Terraform's language as is needed to say which definitions a file has and how each is written, comments and
 * layout aside. Values are never evaluated.
 * Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */

import { canonical, isArray, isObject, type Json, parseJson } from '../../policy/standards/json.ts';

/** `resource "t" "n" { … }`, or `name = …` at the top of a variables file. */
export type Definition = {
  /** `['resource', 't', 'n']` */
  readonly header: readonly string[];
  /** How it is written, in one line. */
  readonly text: string;
  /** By name, the arguments directly inside; of a variables file, of the file. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Types of the blocks directly inside; the content of a `dynamic` block counts as its own type. */
  readonly blocks: ReadonlySet<string>;
};

type Token = { readonly text: string; readonly isWord: boolean };

const NEW_LINE: Token = { text: '\n', isWord: false };

/**
 * The definitions of one file, in their order.
 *
 * @param name a name that ends in `.json` is read as Terraform's JSON syntax
 * @throws {Error} when the text is not written in that language
 */
export function definitionsOf(name: string, text: string): readonly Definition[] {
  return name.endsWith('.json')
    ? jsonDefinitions(parseJson(text))
    : blocksIn(tokensOf(text)).blocks;
}

/** The arguments of a variables file (`*.tfvars`, a backend's settings). */
export function argumentsOf(name: string, text: string): ReadonlyMap<string, string> {
  if (!name.endsWith('.json')) return blocksIn(tokensOf(text)).attributes;
  const document = parseJson(text);
  return new Map(
    Object.entries(isObject(document) ? document : {}).map(([key, value]) => [
      key,
      canonical(value),
    ]),
  );
}

function blocksIn(tokens: readonly Token[]) {
  const blocks: Definition[] = [];
  const attributes = new Map<string, string>();
  let header: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? NEW_LINE;
    if (token.text === '\n') header = [];
    else if (token.text === '{') {
      const end = closing(tokens, index);
      const body = tokens.slice(index + 1, end);
      const inner = blocksIn(body);
      blocks.push({
        header: header.map(nameOf),
        text: written([...header, token, ...body]),
        attributes: inner.attributes,
        blocks: new Set(
          inner.blocks.flatMap(({ header: [type, label] }) =>
            [type, type === 'dynamic' ? label : undefined].filter((one) => one !== undefined),
          ),
        ),
      });
      header = [];
      index = end;
    } else if (token.text === '=' && header.length === 1) {
      const end = endOfExpression(tokens, index + 1);
      attributes.set(nameOf(header[0] ?? NEW_LINE), written(tokens.slice(index + 1, end)));
      header = [];
      index = end;
    } else header.push(token);
  }
  return { blocks, attributes };
}

/** A label may be written with quotes or without. */
function nameOf({ text }: Token): string {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}

function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    depth += depthOf(tokens[index]?.text);
    if (depth === 0) return index;
  }
  throw new Error('a bracket is not closed');
}

function endOfExpression(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    const text = tokens[index]?.text;
    if (text === '\n' && depth === 0) return index;
    depth += depthOf(text);
  }
  return tokens.length;
}

function depthOf(text: string | undefined): number {
  if (text === '{' || text === '[' || text === '(') return 1;
  return text === '}' || text === ']' || text === ')' ? -1 : 0;
}

/** A space only where two words would become one. */
function written(tokens: readonly Token[]): string {
  const pieces: string[] = [];
  let wordBefore = false;
  for (const { text, isWord } of tokens) {
    if (text === '\n') continue;
    pieces.push(wordBefore && isWord ? ` ${text}` : text);
    wordBefore = isWord;
  }
  return pieces.join('');
}

const SPACE = /[^\S\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const PLAIN_WORD = /[A-Za-z0-9_][A-Za-z0-9_-]*/y;
const WORD = /[\p{L}\p{N}_](?:[\p{L}\p{N}_-])*/uy;
const HEREDOC = /<<-?([\p{L}\p{N}_-]+)\r?\n/uy;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const at = (pattern: RegExp, index: number) => {
    pattern.lastIndex = index;
    return pattern.exec(text);
  };
  /** The pattern of all letters is large, so it is asked only where there are others than of ASCII. */
  const wordAt = (index: number): string | undefined => {
    const plain = at(PLAIN_WORD, index)?.[0];
    const isPlain = !(text.charCodeAt(index + (plain?.length ?? 0)) > 0x7f);
    return isPlain ? plain : at(WORD, index)?.[0];
  };
  for (let index = text.startsWith('\uFEFF') ? 1 : 0; index < text.length; ) {
    const space = at(SPACE, index)?.[0].length;
    if (space !== undefined) {
      index += space;
      continue;
    }
    if (text[index] === '\n') {
      tokens.push(NEW_LINE);
      index++;
      continue;
    }
    const word = wordAt(index);
    const heredoc = word === undefined && text[index] === '<' ? at(HEREDOC, index) : null;
    const end =
      text[index] === '"'
        ? endOfString(text, index + 1)
        : heredoc === null
          ? index + (word?.length ?? 1)
          : endOfHeredoc(text, index + heredoc[0].length, heredoc[1] ?? '');
    tokens.push({ text: text.slice(index, end), isWord: word !== undefined });
    index = end;
  }
  return tokens;
}

/** @param index behind the opening quote */
function endOfString(text: string, index: number): number {
  for (let at = index; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '"') return at + 1;
    else if ((sign === '$' || sign === '%') && text[at + 1] === '{') {
      // `$${` is text.
      if (text[at - 1] === sign) continue;
      at = endOfInterpolation(text, at + 2) - 1;
    }
  }
  throw new Error('a string is not closed');
}

/** @param index behind `${` */
function endOfInterpolation(text: string, index: number): number {
  let depth = 1;
  for (let at = index; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at + 1) - 1;
    else if (sign === '{') depth++;
    else if (sign === '}') {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  throw new Error('an interpolation is not closed');
}

function endOfHeredoc(text: string, index: number, delimiter: string): number {
  for (let start = index; start < text.length; ) {
    const newLine = text.indexOf('\n', start);
    const end = newLine < 0 ? text.length : newLine;
    if (text.slice(start, end).trim() === delimiter) return end;
    start = end + 1;
  }
  throw new Error(`a heredoc ${delimiter} is not closed`);
}

/** How many labels a block of this type has. */
const LABELS: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  locals: 0,
  terraform: 0,
  moved: 0,
  import: 0,
  removed: 0,
};

function jsonDefinitions(document: Json): readonly Definition[] {
  const descend = (
    header: readonly string[],
    value: Json,
    labels: number,
  ): readonly Definition[] => {
    if (isArray(value)) return value.flatMap((item) => descend(header, item, labels));
    if (!isObject(value)) return [];
    if (labels > 0) {
      return Object.entries(value).flatMap(([label, item]) =>
        descend([...header, label], item, labels - 1),
      );
    }
    const members = Object.entries(value).filter(([key]) => key !== '//');
    const text = canonical(Object.fromEntries(members));
    return [
      {
        header,
        text: `${header.join(' ')} ${text}`,
        attributes: new Map(members.map(([key, item]) => [key, canonical(item)])),
        blocks: new Set(),
      },
    ];
  };
  return Object.entries(isObject(document) ? document : {}).flatMap(([type, value]) =>
    type === '//' ? [] : descend([type], value, LABELS[type] ?? 1),
  );
}
