/** Reads a policy document into a tree. More than 400 lines: one scanner over one position, whose functions call each other.
 *
 * Documents are well-formed (`xml`) or raw (`rawxml`). Half of the published policies are
 * not well-formed XML, and API Management takes both; so values that hold C# are found by C#'s rules.
 *
 * Each value is first read as XML would: to its delimiter, references decoded. If that is a complete expression, it
 * is the value. If not, the delimiter belonged to the code: a raw document, so C#'s brackets tell the end. A
 * prefix of a raw expression is never complete (its first bracket is still open), so the order is safe; and every
 * character is scanned a bounded number of times.
 */
import { scanExpression } from './csharp.ts';
import { decodeAttribute, decodeEntities, forbiddenCharacter } from './entities.ts';
import { PolicyError } from './errors.ts';
import { createSource, type Source } from './source.ts';
import type { PolicyAttribute, PolicyComment, PolicyElement, PolicyValue } from './tree.ts';

export type ReadOptions = {
  /** Values for `{{name}}`; names without a value stay in the text. */
  readonly namedValues?: ReadonlyMap<string, string>;
  /** How errors name the document, such as `api openai`. */
  readonly document?: string;
  /** Told of every comment, in order. */
  readonly onComment?: (comment: PolicyComment) => void;
};

/** Far beyond any policy that a person writes; keeps everything that walks the tree within the stack. */
const DEEPEST_NESTING = 200;

/** Far beyond what any policy has; a tag that is never closed may seem to have millions. */
const MOST_ATTRIBUTES = 100;
const LONGEST_NAME = 256;

const NAME = /[A-Za-z_:\u0080-\uffff][\w:.\u0080-\uffff-]*/y;

/**
 * @returns the root element: `policies` or `fragment` in what API Management takes, but any name is read.
 * @throws {PolicyError} at the first place that cannot be read; nothing else.
 */
export function readDocument(text: string, options: ReadOptions = {}): PolicyElement {
  const source = createSource(text, options.namedValues ?? new Map());
  const reader = new Reader(source, options);
  const root = reader.readFirst();
  reader.readEnd(root);
  return root;
}

/**
 * Reads what people publish besides documents: policies without anything around them, to be copied into a section.
 *
 * @returns one element or more, side by side.
 * @throws {PolicyError} at the first place that cannot be read; nothing else.
 */
export function readElements(text: string, options: ReadOptions = {}): readonly PolicyElement[] {
  const source = createSource(text, options.namedValues ?? new Map());
  const reader = new Reader(source, options);
  const elements = [reader.readFirst()];
  for (let next = reader.readNext(); next !== undefined; next = reader.readNext()) {
    elements.push(next);
  }
  return elements;
}

/** An element whose end tag has not come yet. */
type OpenElement = {
  readonly name: string;
  readonly attributes: readonly PolicyAttribute[];
  readonly children: PolicyElement[];
  readonly start: number;
  readonly contentStart: number;
  text: PolicyValue | undefined;
};

class Reader {
  readonly #source: Source;
  readonly #text: string;
  readonly #document: string | undefined;
  readonly #onComment: ReadOptions['onComment'];
  #at = 0;

  constructor(source: Source, { document, onComment }: ReadOptions) {
    this.#source = source;
    this.#text = source.text;
    this.#document = document;
    this.#onComment = onComment;
  }

  readFirst(): PolicyElement {
    const forbidden = forbiddenCharacter(this.#text);
    if (forbidden !== undefined) this.#fail('a character that XML does not allow', forbidden);
    if (this.#text.startsWith('\ufeff')) this.#at = 1;
    this.#skipMiscellaneous();
    if (this.#at >= this.#text.length) this.#fail('the document is empty', this.#at);
    if (!this.#looksAt('<')) this.#fail('expected the root element', this.#at);
    return this.#readElement();
  }

  readEnd(root: PolicyElement): void {
    this.#skipMiscellaneous();
    if (this.#at < this.#text.length) this.#fail(`nothing may follow </${root.name}>`, this.#at);
  }

  /** Undefined at the end. */
  readNext(): PolicyElement | undefined {
    this.#skipMiscellaneous();
    if (this.#at >= this.#text.length) return undefined;
    if (this.#looksAt('</')) this.#fail('this tag ends no element that is open', this.#at);
    if (!this.#looksAt('<')) this.#fail('text outside of any element', this.#at);
    return this.#readElement();
  }

  /** Reads the element at the current place with all it holds; a stack of open elements, no recursion. */
  #readElement(): PolicyElement {
    const open: OpenElement[] = [];
    for (;;) {
      const parent = open.at(-1);
      if (parent !== undefined && !this.#atTag(parent)) continue;
      if (parent !== undefined && this.#looksAt('</')) {
        const end = this.#at;
        this.#readEndTag(parent);
        const element = this.#close(parent, end);
        open.pop();
        const outer = open.at(-1);
        if (outer === undefined) return element;
        outer.children.push(element);
        continue;
      }
      const { element, empty } = this.#readStartTag();
      if (empty) {
        const closed = this.#close(element, element.contentStart);
        if (parent === undefined) return closed;
        parent.children.push(closed);
      } else {
        open.push(element);
        if (open.length > DEEPEST_NESTING) {
          this.#fail(`elements are nested deeper than ${DEEPEST_NESTING}`, element.start, true);
        }
      }
    }
  }

  /** Moves over text, comments and CDATA of `parent`; true at a tag, false when it has moved. */
  #atTag(parent: OpenElement): boolean {
    if (this.#at >= this.#text.length) this.#fail(`<${parent.name}> is never closed`, parent.start);
    if (this.#looksAt('<!--')) this.#skipComment();
    else if (this.#looksAt('<![CDATA[')) this.#readCharacterData(parent);
    else if (this.#looksAt('<?')) this.#skipInstruction();
    else if (this.#looksAt('<!')) this.#fail('expected an element, a comment or CDATA', this.#at);
    else if (this.#looksAt('<')) return true;
    else this.#readText(parent);
    return false;
  }

  #close(element: OpenElement, contentEnd: number): PolicyElement {
    return {
      name: element.name,
      attributes: element.attributes,
      children: element.children,
      text: element.text,
      inner: this.#text.slice(element.contentStart, contentEnd),
      position: this.#source.position(element.start),
    };
  }

  #readStartTag(): { element: OpenElement; empty: boolean } {
    const start = this.#at;
    this.#at += 1;
    const name = this.#readName('an element name');
    const attributes: PolicyAttribute[] = [];
    const names = new Set<string>();
    for (;;) {
      const spaced = this.#skipSpace();
      if (this.#at >= this.#text.length) this.#fail(`the tag <${name}> is never closed`, start);
      const empty = this.#looksAt('/>');
      if (empty || this.#looksAt('>')) {
        this.#at += empty ? 2 : 1;
        return {
          element: {
            name,
            attributes,
            children: [],
            start,
            contentStart: this.#at,
            text: undefined,
          },
          empty,
        };
      }
      if (!spaced) {
        this.#fail(
          `unexpected "${this.#character()}" in <${name}>, expected white space`,
          this.#at,
        );
      }
      const attribute = this.#readAttribute(name);
      if (names.has(attribute.name)) {
        throw this.#error(
          `<${name}> has two attributes "${attribute.name}"`,
          this.#at,
          false,
          attribute,
        );
      }
      if (names.size === MOST_ATTRIBUTES) {
        throw this.#error(
          `<${name}> has more than ${MOST_ATTRIBUTES} attributes`,
          this.#at,
          true,
          attribute,
        );
      }
      names.add(attribute.name);
      attributes.push(attribute);
    }
  }

  #readEndTag(element: OpenElement): void {
    const start = this.#at;
    this.#at += 2;
    const name = this.#readName('the name of the element that ends here');
    if (name !== element.name) {
      const { line } = this.#source.position(element.start);
      this.#fail(`</${name}> does not end <${element.name}> of line ${line}`, start);
    }
    this.#skipSpace();
    if (!this.#looksAt('>')) this.#fail(`expected ">" after </${name}`, this.#at);
    this.#at += 1;
  }

  #readAttribute(element: string): PolicyAttribute {
    const start = this.#at;
    const name = this.#readName(`an attribute of <${element}>`);
    this.#skipSpace();
    if (!this.#looksAt('=')) this.#fail(`expected "=" after the attribute "${name}"`, this.#at);
    this.#at += 1;
    this.#skipSpace();
    const quote = this.#character();
    if (quote !== '"' && quote !== "'") {
      this.#fail(`the value of the attribute "${name}" must be quoted`, this.#at);
    }
    this.#at += 1;
    return {
      name,
      value: this.#readAttributeValue(name, quote),
      position: this.#source.position(start),
    };
  }

  #readAttributeValue(name: string, quote: string): PolicyValue {
    const start = this.#at;
    const delimiter = this.#text.indexOf(quote, start);
    const expression = this.#expressionStart(start);
    const isClosed = delimiter !== -1 && this.#mayFollowValue(delimiter + 1);
    if (expression === undefined) {
      if (delimiter === -1) this.#fail(`the value of "${name}" is never closed`, start - 1);
      const end = isClosed ? delimiter : (this.#endOfMixed(start, quote) ?? delimiter);
      return this.#literalAttribute(start, end);
    }
    if (isClosed) {
      const value = this.#delimited(expression, delimiter);
      if (value !== undefined) {
        this.#at = delimiter + 1;
        return value;
      }
    }
    const value = this.#readRaw(expression);
    this.#skipSpace();
    if (!this.#looksAt(quote)) {
      const end = this.#endOfMixed(this.#at, quote);
      if (end === undefined) this.#fail(`the value of "${name}" is never closed`, start - 1);
      return this.#literalAttribute(start, end);
    }
    this.#at += 1;
    return value;
  }

  #literalAttribute(start: number, end: number): PolicyValue {
    this.#at = end + 1;
    return {
      kind: 'literal',
      text: decodeAttribute(this.#text.slice(start, end)),
      position: this.#source.position(start),
    };
  }

  #mayFollowValue(offset: number): boolean {
    return /[\s/>?]/.test(this.#text.charAt(offset));
  }

  /** The quote that closes a value of text and raw expressions; undefined where there is none that could. */
  #endOfMixed(from: number, quote: string): number | undefined {
    for (let at = from; at < this.#text.length; at += 1) {
      const character = this.#text.charAt(at);
      if (character === quote) return this.#mayFollowValue(at + 1) ? at : undefined;
      if (character !== '@' || this.#expressionStart(at) === undefined) continue;
      const scan = scanExpression(this.#text, at + 1);
      if ('fault' in scan) return undefined;
      at = scan.end - 1;
    }
    return undefined;
  }

  /** Reads text up to the next tag, or, where it begins with an expression, that expression and nothing else. */
  #readText(parent: OpenElement): void {
    const start = this.#at;
    const expression = parent.text === undefined ? this.#expressionStart(start) : undefined;
    const delimiter = this.#text.indexOf('<', start);
    const end = delimiter === -1 ? this.#text.length : delimiter;
    if (expression === undefined) {
      this.#at = end;
      this.#addLiteral(parent, decodeEntities(this.#text.slice(start, end)), start);
      return;
    }
    const delimited = delimiter === -1 ? undefined : this.#delimited(expression, delimiter);
    if (delimited === undefined) parent.text = this.#readRaw(expression);
    else {
      parent.text = delimited;
      this.#at = delimiter;
    }
  }

  #readCharacterData(parent: OpenElement): void {
    const start = this.#at + '<![CDATA['.length;
    const end = this.#text.indexOf(']]>', start);
    if (end === -1) this.#fail('this CDATA section is never closed', this.#at);
    this.#at = end + ']]>'.length;
    const expression = parent.text === undefined ? this.#expressionStart(start) : undefined;
    if (expression === undefined || expression >= end) {
      this.#addLiteral(parent, this.#text.slice(start, end), start);
      return;
    }
    const scan = scanExpression(this.#text, expression + 1, end);
    if ('fault' in scan) this.#fail(scan.fault, scan.offset, scan.isLimit);
    parent.text = this.#expression(expression, this.#text.slice(expression, scan.end));
    this.#addLiteral(parent, this.#text.slice(scan.end, end), scan.end);
  }

  #addLiteral(parent: OpenElement, text: string, start: number): void {
    if (parent.text === undefined) {
      if (text.trim() === '') return;
      parent.text = { kind: 'literal', text, position: this.#source.position(start) };
      return;
    }
    const { kind, text: before } = parent.text;
    if (kind === 'literal') parent.text = { ...parent.text, text: before + text };
    else if (text.trim() !== '') {
      const code = kind === 'block' ? `@{${before}}` : `@(${before})`;
      parent.text = { ...parent.text, kind: 'literal', text: code + text };
    }
  }

  /** Offset of the `@` when a value begins with `@(` or `@{`, white space aside. */
  #expressionStart(from: number): number | undefined {
    let at = from;
    while (isSpace(this.#text.charCodeAt(at))) at += 1;
    const next = this.#text.charAt(at + 1);
    return this.#text.charAt(at) === '@' && (next === '(' || next === '{') ? at : undefined;
  }

  /** The expression up to `delimiter` as XML reads it, or undefined when it is not complete there. */
  #delimited(expression: number, delimiter: number): PolicyValue | undefined {
    const decoded = decodeEntities(this.#text.slice(expression, delimiter)).trimEnd();
    const scan = scanExpression(decoded, 1);
    if ('fault' in scan || scan.end !== decoded.length) return undefined;
    return this.#expression(expression, decoded);
  }

  #readRaw(expression: number): PolicyValue {
    const scan = scanExpression(this.#text, expression + 1);
    if ('fault' in scan) {
      this.#fail(`${scan.fault} (in the expression that begins here)`, expression, scan.isLimit);
    }
    this.#at = scan.end;
    return this.#expression(expression, decodeEntities(this.#text.slice(expression, scan.end)));
  }

  #expression(offset: number, text: string): PolicyValue {
    return {
      kind: text.charAt(1) === '{' ? 'block' : 'expression',
      text: text.slice(2, -1),
      position: this.#source.position(offset + 2),
    };
  }

  #readName(expected: string): string {
    NAME.lastIndex = this.#at;
    const match = NAME.exec(this.#text);
    if (match === null) {
      return this.#fail(`expected ${expected}, found "${this.#character()}"`, this.#at);
    }
    if (match[0].length > LONGEST_NAME) {
      this.#fail(`${expected} has at most ${LONGEST_NAME} characters`, this.#at, true);
    }
    this.#at += match[0].length;
    return match[0];
  }

  #skipMiscellaneous(): void {
    for (;;) {
      if (this.#skipSpace()) continue;
      if (this.#looksAt('<!--')) this.#skipComment();
      else if (this.#looksAt('<?')) this.#skipInstruction();
      else if (this.#looksAt('<!')) this.#fail('a document type is not allowed', this.#at);
      else return;
    }
  }

  #skipComment(): void {
    const end = this.#text.indexOf('-->', this.#at + 4);
    if (end === -1) this.#fail('this comment is never closed', this.#at);
    this.#onComment?.({
      text: this.#text.slice(this.#at + 4, end),
      position: this.#source.position(this.#at),
    });
    this.#at = end + 3;
  }

  #skipInstruction(): void {
    const end = this.#text.indexOf('?>', this.#at + 2);
    if (end === -1) this.#fail('this processing instruction is never closed', this.#at);
    this.#at = end + 2;
  }

  #skipSpace(): boolean {
    const start = this.#at;
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
    return this.#at > start;
  }

  #looksAt(text: string): boolean {
    return this.#text.startsWith(text, this.#at);
  }

  #character(): string {
    return String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 0x20);
  }

  /** @param isLimit whether the fault is this reader's own limit, where API Management may well take the document */
  #fail(fault: string, offset: number, isLimit = false): never {
    throw this.#error(fault, offset, isLimit);
  }

  #error(fault: string, offset: number, isLimit = false, place?: PolicyAttribute): PolicyError {
    const position = place?.position ?? this.#source.position(offset);
    const message = isLimit ? `unsupported: ${fault}` : fault;
    return new PolicyError(message, position, {
      document: this.#document,
      ...(isLimit ? { unsupported: fault } : {}),
    });
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
