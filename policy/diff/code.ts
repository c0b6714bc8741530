/** C# by its tokens: comments and white space between them do not count, what stands inside of literals does. */
import type { PolicyValue } from '../document/index.ts';
import { ExpressionError } from '../expressions/errors.ts';
import { tokenize } from '../expressions/syntax/lexer.ts';
import type { Token } from '../expressions/syntax/token.ts';

/** A line as it is compared and as it is shown. */
export type CodeLine = { readonly key: string; readonly text: string };

/**
 * An expression's meaning as far as its tokens tell: equal for two spellings of the same strings (`"\u0041"`, `@"A"`)
 * and for any layout. What has no tokens is compared as it is written.
 */
export function codeKey(value: PolicyValue): string {
  const tokens = tokensOf(value.text);
  return JSON.stringify([value.kind, tokens?.map(tokenKey) ?? value.text.trim()]);
}

/**
 * An expression in lines that only depend on its tokens, so that no layout shows as a difference: a statement or a
 * brace a line, and for single expressions an operand of `&&`, `||` and `??` a line.
 */
export function codeLines(value: PolicyValue): readonly CodeLine[] {
  const tokens = tokensOf(value.text);
  const lines =
    tokens === undefined
      ? value.text.trim().split('\n').map(verbatim)
      : layOut(tokens).map((line) => ({
          key: JSON.stringify(line.tokens.map(tokenKey)),
          text:
            '  '.repeat(Math.min(line.depth, DEEPEST_INDENTATION)) + show(line.tokens, value.text),
        }));
  if (value.kind === 'block') {
    return [
      verbatim('@{'),
      ...lines.map(({ key, text }) => ({ key, text: `  ${text}` })),
      verbatim('}'),
    ];
  }
  return lines.map(({ key, text }, index) => {
    const prefix = index === 0 ? '@(' : '  ';
    const suffix = index === lines.length - 1 ? ')' : '';
    return { key: `${prefix}${key}${suffix}`, text: `${prefix}${text}${suffix}` };
  });
}

function verbatim(text: string): CodeLine {
  return { key: text, text };
}

/** Undefined for what is no C#; the end is left out. */
function tokensOf(source: string): readonly Token[] | undefined {
  try {
    return tokenize(source, { line: 1, column: 1 }).slice(0, -1);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}

function tokenKey(token: Token): string {
  switch (token.kind) {
    case 'literal':
      return typeof token.value === 'string'
        ? `string ${JSON.stringify(token.value)}`
        : `literal ${token.text}`;
    case 'interpolated':
      return `interpolated ${JSON.stringify(
        token.parts.map((part) =>
          typeof part === 'string'
            ? part
            : [part.tokens.slice(0, -1).map(tokenKey), part.format ?? null],
        ),
      )}`;
    default:
      return `${token.kind} ${token.text}`;
  }
}

/** Statements of more tokens go over several lines, so that one long list is not one long line. */
const LONGEST_LINE = 30;

/** Deeper levels begin in the same column: indentation must not outgrow the code. */
const DEEPEST_INDENTATION = 40;

type Line = { readonly depth: number; readonly tokens: Token[] };

/**
 * Lines end behind `;` and at the braces of statements, but not within the head of a `for` nor at the braces of what is
 * created (`new[] { 1 }`); without any `;` they begin at logical operators.
 */
function layOut(tokens: readonly Token[]): readonly Line[] {
  const isBlock = tokens.some(({ kind, text }) => kind === 'symbol' && text === ';');
  const lines: Line[] = [];
  const open: ('(' | '[' | '{' | 'initialiser')[] = [];
  let depth = 0;
  let line: Line | undefined;
  tokens.forEach((token, index) => {
    const sign = token.kind === 'symbol' ? token.text : '';
    const closed = sign === ')' || sign === ']' || sign === '}' ? open.pop() : undefined;
    if (closed === '{') depth--;
    if (isBlock ? closed === '{' : ['&&', '||', '??'].includes(sign)) line = undefined;
    if (line === undefined) {
      line = { depth, tokens: [] };
      lines.push(line);
    }
    line.tokens.push(token);
    if (sign === '{') {
      const created = open.at(-1) === 'initialiser' || isCreated(tokens[index - 1]);
      open.push(created ? 'initialiser' : '{');
      if (!created) depth++;
    }
    if (sign === '(' || sign === '[') open.push(sign);
    const braced = closed === '{' || (sign === '{' && open.at(-1) === '{');
    if (isBlock && (braced || (sign === ';' && open.at(-1) !== '('))) line = undefined;
  });
  return lines.flatMap(wrap);
}

/** A long line in its operands and in the members of its lists. */
function wrap({ depth, tokens }: Line): readonly Line[] {
  if (tokens.length <= LONGEST_LINE) return [{ depth, tokens }];
  const lines: Line[] = [{ depth, tokens: [] }];
  const open: string[] = [];
  for (const token of tokens) {
    const sign = token.kind === 'symbol' ? token.text : '';
    if (['&&', '||', '??'].includes(sign)) lines.push({ depth: depth + 1, tokens: [] });
    lines.at(-1)?.tokens.push(token);
    if (sign === ',' && open.at(-1) === '{') lines.push({ depth: depth + 1, tokens: [] });
    if (sign === '(' || sign === '[' || sign === '{') open.push(sign);
    if (sign === ')' || sign === ']' || sign === '}') open.pop();
  }
  return lines.filter((line) => line.tokens.length > 0);
}

/** Whether the token in front of a brace ends a type: `new[]`, `new JObject`, `new List<int>`. */
function isCreated(before: Token | undefined): boolean {
  return before?.kind === 'name' || before?.text === ']' || before?.text === '>';
}

/**
 * The tokens as written, with one blank where there was any white space or comment between them; a line's end within a
 * verbatim string as a sign, since each line of a difference has a sign of its own in front.
 */
function show(line: readonly Token[], source: string): string {
  let text = '';
  let end: number | undefined;
  for (const token of line) {
    const written = writtenText(token, source);
    text += end === undefined || end === token.offset ? written : ` ${written}`;
    end = token.offset + written.length;
  }
  return text.replaceAll('\n', '↵');
}

/** A token's text leaves out the sign of `@name`. */
function writtenText({ kind, text, offset }: Token, source: string): string {
  return kind === 'name' && source.charAt(offset) === '@' ? `@${text}` : text;
}
