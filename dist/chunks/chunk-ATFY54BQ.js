import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// policy/document/errors.ts
var LONGEST_FAULT = 1e3;
var PolicyError = class extends Error {
  name = "PolicyError";
  line;
  column;
  unsupported;
  /** Which document: `api openai`, `fragment limits`; undefined where only one was read. */
  document;
  /** The fault alone, without document and position. */
  fault;
  kind;
  constructor(fault, position, details = {}) {
    const place = `line ${position.line}, column ${position.column}`;
    const short = fault.length > LONGEST_FAULT ? `${fault.slice(0, LONGEST_FAULT)}\u2026` : fault;
    super(`${details.document === void 0 ? "" : `${details.document}, `}${place}: ${short}`);
    this.fault = short;
    this.line = position.line;
    this.column = position.column;
    this.unsupported = details.unsupported;
    this.document = details.document;
    this.kind = details.kind ?? "unreadable";
  }
};
var PolicyErrors = class extends Error {
  name = "PolicyErrors";
  errors;
  constructor(errors) {
    super(errors.map((error) => error.message).join("\n"));
    this.errors = errors;
  }
};

// policy/document/csharp.ts
var DEEPEST_NESTING = 1e3;
function scanExpression(text, start, limit = text.length) {
  const open = [];
  let at = start;
  while (at < limit) {
    const top2 = open.at(-1);
    if (top2 !== void 0 && open.length > DEEPEST_NESTING) {
      return {
        fault: `C# is nested deeper than ${DEEPEST_NESTING}`,
        offset: top2.offset,
        isLimit: true
      };
    }
    const character = text.charAt(at);
    const next = at + 1 < limit ? text.charAt(at + 1) : "";
    if (top2?.closer === '"') {
      if (character === "{" && next === "{") at += 2;
      else if (character === "{") {
        open.push({ closer: "}", verbatim: false, offset: at });
        at += 1;
      } else if (character === '"' && next === '"' && top2.verbatim) at += 2;
      else if (character === '"') {
        open.pop();
        at += 1;
      } else if (character === "\\" && !top2.verbatim) at += 2;
      else if (character === "\n" && !top2.verbatim) return unterminated("string", top2.offset);
      else at += 1;
      continue;
    }
    if (character === ":" && top2?.closer === "}" && open.at(-2)?.closer === '"') {
      while (at < limit && text.charAt(at) !== "}" && text.charAt(at) !== '"') at += 1;
      continue;
    }
    const interpolation = character === "$" || character === "@" ? /^(?:\$@|@\$|\$)"/.exec(text.slice(at, Math.min(at + 3, limit))) : null;
    if (interpolation !== null) {
      open.push({ closer: '"', verbatim: interpolation[0].includes("@"), offset: at });
      at += interpolation[0].length;
    } else if (character === "@" && next === '"') {
      const end = endOfVerbatim(text, at + 2, limit);
      if (end === void 0) return unterminated("string", at);
      at = end;
    } else if (character === '"' || character === "'") {
      const end = endOfQuoted(text, at + 1, limit, character);
      if (end === void 0) return unterminated(character === '"' ? "string" : "character", at);
      at = end;
    } else if (character === "/" && next === "/") {
      const end = text.indexOf("\n", at);
      at = end === -1 || end > limit ? limit : end;
    } else if (character === "/" && next === "*") {
      const end = text.indexOf("*/", at + 2);
      if (end === -1 || end + 2 > limit) return unterminated("comment", at);
      at = end + 2;
    } else if (character === "(" || character === "[" || character === "{") {
      open.push({ closer: closerOf(character), verbatim: false, offset: at });
      at += 1;
    } else if (character === ")" || character === "]" || character === "}") {
      if (top2?.closer !== character) {
        return { fault: `"${character}" closes nothing that is open`, offset: at };
      }
      open.pop();
      at += 1;
      if (open.length === 0) return { end: at };
    } else at += 1;
  }
  const top = open.at(-1);
  return top === void 0 || top.closer === '"' ? unterminated("string", top?.offset ?? start) : { fault: `"${text.charAt(top.offset)}" is never closed`, offset: top.offset };
}
function expressionsIn(text) {
  const found = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const bracket = text.charAt(at + 1);
    if (bracket !== "(" && bracket !== "{") continue;
    const scan = scanExpression(text, at + 1);
    if ("fault" in scan) break;
    const kind = bracket === "{" ? "block" : "expression";
    found.push({ kind, text: text.slice(at + 2, scan.end - 1) });
    at = scan.end - 1;
  }
  return found;
}
function closerOf(opener) {
  return opener === "(" ? ")" : opener === "[" ? "]" : "}";
}
function unterminated(what, offset) {
  return { fault: `this C# ${what} is never closed`, offset };
}
function endOfQuoted(text, from, limit, quote) {
  for (let at = from; at < limit; at += 1) {
    const character = text.charAt(at);
    if (character === "\\") at += 1;
    else if (character === "\n") return void 0;
    else if (character === quote) return at + 1;
  }
  return void 0;
}
function endOfVerbatim(text, from, limit) {
  for (let at = from; at < limit; at += 1) {
    if (text.charAt(at) !== '"') continue;
    if (text.charAt(at + 1) === '"' && at + 1 < limit) at += 1;
    else return at + 1;
  }
  return void 0;
}

// policy/document/entities.ts
var PREDEFINED = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'"
};
var REFERENCE = /&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g;
function decodeEntities(text) {
  if (!text.includes("&")) return text;
  return text.replace(
    REFERENCE,
    (reference, hexadecimal, decimal, name) => {
      if (name !== void 0) return PREDEFINED[name] ?? reference;
      const code = hexadecimal === void 0 ? Number.parseInt(decimal ?? "", 10) : Number.parseInt(hexadecimal, 16);
      return isCharacter(code) ? String.fromCodePoint(code) : reference;
    }
  );
}
function isCharacter(code) {
  return code === 9 || code === 10 || code === 13 || code >= 32 && code <= 55295 || code >= 57344 && code <= 65533 || code >= 65536 && code <= 1114111;
}
function forbiddenCharacter(text) {
  let offset = 0;
  while (offset < text.length) {
    const code = text.codePointAt(offset) ?? 0;
    if (!isCharacter(code)) return offset;
    offset += code > 65535 ? 2 : 1;
  }
  return void 0;
}
function decodeAttribute(text) {
  return decodeEntities(text.replace(/\r\n|[\r\n\t]/g, " "));
}

// policy/document/source.ts
var NAMED_VALUE = /\{\{([A-Za-z0-9][\w.-]*)\}\}/g;
function createSource(written, namedValues) {
  const starts = lineStarts(written);
  const pieces = [];
  const at = [0];
  const from = [0];
  const verbatim = [true];
  let done = 0;
  let length = 0;
  for (const match2 of written.matchAll(NAMED_VALUE)) {
    const value = namedValues.get(match2[1] ?? "");
    if (value === void 0) continue;
    pieces.push(written.slice(done, match2.index), value);
    length += match2.index - done;
    at.push(length, length + value.length);
    from.push(match2.index, match2.index + match2[0].length);
    verbatim.push(false, true);
    length += value.length;
    done = match2.index + match2[0].length;
  }
  pieces.push(written.slice(done));
  return {
    text: pieces.join(""),
    position(offset) {
      const piece = lastAtOrBefore(at, offset);
      const origin = from[piece] ?? 0;
      const inside = verbatim[piece] === true ? offset - (at[piece] ?? 0) : 0;
      return positionOf(starts, Math.min(origin + inside, written.length));
    }
  };
}
function lineStarts(text) {
  const starts = [0];
  for (let next = text.indexOf("\n"); next !== -1; next = text.indexOf("\n", next + 1)) {
    starts.push(next + 1);
  }
  return starts;
}
function positionOf(starts, offset) {
  const line = lastAtOrBefore(starts, offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}
function lastAtOrBefore(sorted, value) {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

// policy/document/reader.ts
var DEEPEST_NESTING2 = 200;
var MOST_ATTRIBUTES = 100;
var LONGEST_NAME = 256;
var NAME = /[A-Za-z_:\u0080-\uffff][\w:.\u0080-\uffff-]*/y;
function readDocument(text, options = {}) {
  const source = createSource(text, options.namedValues ?? /* @__PURE__ */ new Map());
  const reader = new Reader(source, options);
  const root = reader.readFirst();
  reader.readEnd(root);
  return root;
}
function readElements(text, options = {}) {
  const source = createSource(text, options.namedValues ?? /* @__PURE__ */ new Map());
  const reader = new Reader(source, options);
  const elements = [reader.readFirst()];
  for (let next = reader.readNext(); next !== void 0; next = reader.readNext()) {
    elements.push(next);
  }
  return elements;
}
var Reader = class {
  #source;
  #text;
  #document;
  #onComment;
  #at = 0;
  constructor(source, { document, onComment }) {
    this.#source = source;
    this.#text = source.text;
    this.#document = document;
    this.#onComment = onComment;
  }
  readFirst() {
    const forbidden = forbiddenCharacter(this.#text);
    if (forbidden !== void 0) this.#fail("a character that XML does not allow", forbidden);
    if (this.#text.startsWith("\uFEFF")) this.#at = 1;
    this.#skipMiscellaneous();
    if (this.#at >= this.#text.length) this.#fail("the document is empty", this.#at);
    if (!this.#looksAt("<")) this.#fail("expected the root element", this.#at);
    return this.#readElement();
  }
  readEnd(root) {
    this.#skipMiscellaneous();
    if (this.#at < this.#text.length) this.#fail(`nothing may follow </${root.name}>`, this.#at);
  }
  /** Undefined at the end. */
  readNext() {
    this.#skipMiscellaneous();
    if (this.#at >= this.#text.length) return void 0;
    if (this.#looksAt("</")) this.#fail("this tag ends no element that is open", this.#at);
    if (!this.#looksAt("<")) this.#fail("text outside of any element", this.#at);
    return this.#readElement();
  }
  /** Reads the element at the current place with all it holds; a stack of open elements, no recursion. */
  #readElement() {
    const open = [];
    for (; ; ) {
      const parent = open.at(-1);
      if (parent !== void 0 && !this.#atTag(parent)) continue;
      if (parent !== void 0 && this.#looksAt("</")) {
        const end = this.#at;
        this.#readEndTag(parent);
        const element2 = this.#close(parent, end);
        open.pop();
        const outer = open.at(-1);
        if (outer === void 0) return element2;
        outer.children.push(element2);
        continue;
      }
      const { element, empty } = this.#readStartTag();
      if (empty) {
        const closed = this.#close(element, element.contentStart);
        if (parent === void 0) return closed;
        parent.children.push(closed);
      } else {
        open.push(element);
        if (open.length > DEEPEST_NESTING2) {
          this.#fail(`elements are nested deeper than ${DEEPEST_NESTING2}`, element.start, true);
        }
      }
    }
  }
  /** Moves over text, comments and CDATA of `parent`; true at a tag, false when it has moved. */
  #atTag(parent) {
    if (this.#at >= this.#text.length) this.#fail(`<${parent.name}> is never closed`, parent.start);
    if (this.#looksAt("<!--")) this.#skipComment();
    else if (this.#looksAt("<![CDATA[")) this.#readCharacterData(parent);
    else if (this.#looksAt("<?")) this.#skipInstruction();
    else if (this.#looksAt("<!")) this.#fail("expected an element, a comment or CDATA", this.#at);
    else if (this.#looksAt("<")) return true;
    else this.#readText(parent);
    return false;
  }
  #close(element, contentEnd) {
    return {
      name: element.name,
      attributes: element.attributes,
      children: element.children,
      text: element.text,
      inner: this.#text.slice(element.contentStart, contentEnd),
      position: this.#source.position(element.start)
    };
  }
  #readStartTag() {
    const start = this.#at;
    this.#at += 1;
    const name = this.#readName("an element name");
    const attributes = [];
    const names = /* @__PURE__ */ new Set();
    for (; ; ) {
      const spaced = this.#skipSpace();
      if (this.#at >= this.#text.length) this.#fail(`the tag <${name}> is never closed`, start);
      const empty = this.#looksAt("/>");
      if (empty || this.#looksAt(">")) {
        this.#at += empty ? 2 : 1;
        return {
          element: {
            name,
            attributes,
            children: [],
            start,
            contentStart: this.#at,
            text: void 0
          },
          empty
        };
      }
      if (!spaced) {
        this.#fail(
          `unexpected "${this.#character()}" in <${name}>, expected white space`,
          this.#at
        );
      }
      const attribute = this.#readAttribute(name);
      if (names.has(attribute.name)) {
        throw this.#error(
          `<${name}> has two attributes "${attribute.name}"`,
          this.#at,
          false,
          attribute
        );
      }
      if (names.size === MOST_ATTRIBUTES) {
        throw this.#error(
          `<${name}> has more than ${MOST_ATTRIBUTES} attributes`,
          this.#at,
          true,
          attribute
        );
      }
      names.add(attribute.name);
      attributes.push(attribute);
    }
  }
  #readEndTag(element) {
    const start = this.#at;
    this.#at += 2;
    const name = this.#readName("the name of the element that ends here");
    if (name !== element.name) {
      const { line } = this.#source.position(element.start);
      this.#fail(`</${name}> does not end <${element.name}> of line ${line}`, start);
    }
    this.#skipSpace();
    if (!this.#looksAt(">")) this.#fail(`expected ">" after </${name}`, this.#at);
    this.#at += 1;
  }
  #readAttribute(element) {
    const start = this.#at;
    const name = this.#readName(`an attribute of <${element}>`);
    this.#skipSpace();
    if (!this.#looksAt("=")) this.#fail(`expected "=" after the attribute "${name}"`, this.#at);
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
      position: this.#source.position(start)
    };
  }
  #readAttributeValue(name, quote) {
    const start = this.#at;
    const delimiter = this.#text.indexOf(quote, start);
    const expression = this.#expressionStart(start);
    const isClosed = delimiter !== -1 && this.#mayFollowValue(delimiter + 1);
    if (expression === void 0) {
      if (delimiter === -1) this.#fail(`the value of "${name}" is never closed`, start - 1);
      const end = isClosed ? delimiter : this.#endOfMixed(start, quote) ?? delimiter;
      return this.#literalAttribute(start, end);
    }
    if (isClosed) {
      const value2 = this.#delimited(expression, delimiter);
      if (value2 !== void 0) {
        this.#at = delimiter + 1;
        return value2;
      }
    }
    const value = this.#readRaw(expression);
    this.#skipSpace();
    if (!this.#looksAt(quote)) {
      const end = this.#endOfMixed(this.#at, quote);
      if (end === void 0) this.#fail(`the value of "${name}" is never closed`, start - 1);
      return this.#literalAttribute(start, end);
    }
    this.#at += 1;
    return value;
  }
  #literalAttribute(start, end) {
    this.#at = end + 1;
    return {
      kind: "literal",
      text: decodeAttribute(this.#text.slice(start, end)),
      position: this.#source.position(start)
    };
  }
  #mayFollowValue(offset) {
    return /[\s/>?]/.test(this.#text.charAt(offset));
  }
  /** The quote that closes a value of text and raw expressions; undefined where there is none that could. */
  #endOfMixed(from, quote) {
    for (let at = from; at < this.#text.length; at += 1) {
      const character = this.#text.charAt(at);
      if (character === quote) return this.#mayFollowValue(at + 1) ? at : void 0;
      if (character !== "@" || this.#expressionStart(at) === void 0) continue;
      const scan = scanExpression(this.#text, at + 1);
      if ("fault" in scan) return void 0;
      at = scan.end - 1;
    }
    return void 0;
  }
  /** Reads text up to the next tag, or, where it begins with an expression, that expression and nothing else. */
  #readText(parent) {
    const start = this.#at;
    const expression = parent.text === void 0 ? this.#expressionStart(start) : void 0;
    const delimiter = this.#text.indexOf("<", start);
    const end = delimiter === -1 ? this.#text.length : delimiter;
    if (expression === void 0) {
      this.#at = end;
      this.#addLiteral(parent, decodeEntities(this.#text.slice(start, end)), start);
      return;
    }
    const delimited = delimiter === -1 ? void 0 : this.#delimited(expression, delimiter);
    if (delimited === void 0) parent.text = this.#readRaw(expression);
    else {
      parent.text = delimited;
      this.#at = delimiter;
    }
  }
  #readCharacterData(parent) {
    const start = this.#at + "<![CDATA[".length;
    const end = this.#text.indexOf("]]>", start);
    if (end === -1) this.#fail("this CDATA section is never closed", this.#at);
    this.#at = end + "]]>".length;
    const expression = parent.text === void 0 ? this.#expressionStart(start) : void 0;
    if (expression === void 0 || expression >= end) {
      this.#addLiteral(parent, this.#text.slice(start, end), start);
      return;
    }
    const scan = scanExpression(this.#text, expression + 1, end);
    if ("fault" in scan) this.#fail(scan.fault, scan.offset, scan.isLimit);
    parent.text = this.#expression(expression, this.#text.slice(expression, scan.end));
    this.#addLiteral(parent, this.#text.slice(scan.end, end), scan.end);
  }
  #addLiteral(parent, text, start) {
    if (parent.text === void 0) {
      if (text.trim() === "") return;
      parent.text = { kind: "literal", text, position: this.#source.position(start) };
      return;
    }
    const { kind, text: before } = parent.text;
    if (kind === "literal") parent.text = { ...parent.text, text: before + text };
    else if (text.trim() !== "") {
      const code = kind === "block" ? `@{${before}}` : `@(${before})`;
      parent.text = { ...parent.text, kind: "literal", text: code + text };
    }
  }
  /** Offset of the `@` when a value begins with `@(` or `@{`, white space aside. */
  #expressionStart(from) {
    let at = from;
    while (isSpace(this.#text.charCodeAt(at))) at += 1;
    const next = this.#text.charAt(at + 1);
    return this.#text.charAt(at) === "@" && (next === "(" || next === "{") ? at : void 0;
  }
  /** The expression up to `delimiter` as XML reads it, or undefined when it is not complete there. */
  #delimited(expression, delimiter) {
    const decoded = decodeEntities(this.#text.slice(expression, delimiter)).trimEnd();
    const scan = scanExpression(decoded, 1);
    if ("fault" in scan || scan.end !== decoded.length) return void 0;
    return this.#expression(expression, decoded);
  }
  #readRaw(expression) {
    const scan = scanExpression(this.#text, expression + 1);
    if ("fault" in scan) {
      this.#fail(`${scan.fault} (in the expression that begins here)`, expression, scan.isLimit);
    }
    this.#at = scan.end;
    return this.#expression(expression, decodeEntities(this.#text.slice(expression, scan.end)));
  }
  #expression(offset, text) {
    return {
      kind: text.charAt(1) === "{" ? "block" : "expression",
      text: text.slice(2, -1),
      position: this.#source.position(offset + 2)
    };
  }
  #readName(expected) {
    NAME.lastIndex = this.#at;
    const match2 = NAME.exec(this.#text);
    if (match2 === null) {
      return this.#fail(`expected ${expected}, found "${this.#character()}"`, this.#at);
    }
    if (match2[0].length > LONGEST_NAME) {
      this.#fail(`${expected} has at most ${LONGEST_NAME} characters`, this.#at, true);
    }
    this.#at += match2[0].length;
    return match2[0];
  }
  #skipMiscellaneous() {
    for (; ; ) {
      if (this.#skipSpace()) continue;
      if (this.#looksAt("<!--")) this.#skipComment();
      else if (this.#looksAt("<?")) this.#skipInstruction();
      else if (this.#looksAt("<!")) this.#fail("a document type is not allowed", this.#at);
      else return;
    }
  }
  #skipComment() {
    const end = this.#text.indexOf("-->", this.#at + 4);
    if (end === -1) this.#fail("this comment is never closed", this.#at);
    this.#onComment?.({
      text: this.#text.slice(this.#at + 4, end),
      position: this.#source.position(this.#at)
    });
    this.#at = end + 3;
  }
  #skipInstruction() {
    const end = this.#text.indexOf("?>", this.#at + 2);
    if (end === -1) this.#fail("this processing instruction is never closed", this.#at);
    this.#at = end + 2;
  }
  #skipSpace() {
    const start = this.#at;
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
    return this.#at > start;
  }
  #looksAt(text) {
    return this.#text.startsWith(text, this.#at);
  }
  #character() {
    return String.fromCodePoint(this.#text.codePointAt(this.#at) ?? 32);
  }
  /** @param isLimit whether the fault is this reader's own limit, where API Management may well take the document */
  #fail(fault, offset, isLimit = false) {
    throw this.#error(fault, offset, isLimit);
  }
  #error(fault, offset, isLimit = false, place) {
    const position = place?.position ?? this.#source.position(offset);
    const message = isLimit ? `unsupported: ${fault}` : fault;
    return new PolicyError(message, position, {
      document: this.#document,
      ...isLimit ? { unsupported: fault } : {}
    });
  }
};
function isSpace(code) {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

// policy/document/tree.ts
function attributeOf(element, name) {
  return element.attributes.find((attribute) => attribute.name === name);
}

// policy/document/well-formed.ts
var NAME2 = "[A-Za-z_:\\u00c0-\\ufffd][\\w:.\\u00b7-\\ufffd-]*";
var START_TAG = new RegExp(`<(${NAME2})`, "y");
var ATTRIBUTE = new RegExp(`(\\s+)(${NAME2})\\s*=\\s*("[^<"]*"|'[^<']*')`, "y");
var TAG_END = /\s*(\/?)>/y;
var END_TAG = new RegExp(`</(${NAME2})\\s*>`, "y");
var COMMENT = /<!--(?:(?!--)[\s\S])*-->/y;
var CHARACTER_DATA = /<!\[CDATA\[[\s\S]*?\]\]>/y;
var INSTRUCTION = /<\?[A-Za-z_][\s\S]*?\?>/y;
var TEXT = /[^<]+/y;
var REFERENCE2 = /&(?:#x([0-9A-Fa-f]+);|#([0-9]+);|(?:amp|lt|gt|quot|apos);)?/g;
function xmlFault(text) {
  const starts = lineStarts(text);
  const fault = findFault(text);
  return fault === void 0 ? void 0 : new PolicyError(fault.message, positionOf(starts, fault.offset));
}
function findFault(text) {
  const forbidden = forbiddenCharacter(text);
  if (forbidden !== void 0) {
    return { message: "a character that XML does not allow", offset: forbidden };
  }
  const open = [];
  let hasRoot = false;
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const ignored = match(COMMENT, text, at) ?? match(INSTRUCTION, text, at) ?? (open.length > 0 ? match(CHARACTER_DATA, text, at) : void 0);
    if (ignored !== void 0) {
      at += ignored[0].length;
      continue;
    }
    const endTag = match(END_TAG, text, at);
    if (endTag !== void 0) {
      if (open.pop()?.name !== endTag[1]) {
        return { message: `</${endTag[1]}> ends no open element of that name`, offset: at };
      }
      at += endTag[0].length;
      continue;
    }
    const startTag = match(START_TAG, text, at);
    if (startTag !== void 0) {
      if (open.length === 0 && hasRoot) return { message: "a second root element", offset: at };
      hasRoot = true;
      const [whole, name = ""] = startTag;
      const tag = readAttributes(text, name, at + whole.length);
      if ("message" in tag) return tag;
      if (!tag.isEmpty) open.push({ name, offset: at });
      at = tag.end;
      continue;
    }
    const characters = match(TEXT, text, at);
    if (characters === void 0) {
      return { message: 'this "<" begins no tag, comment or CDATA section', offset: at };
    }
    const fault = textFault(characters[0], at, open.length > 0);
    if (fault !== void 0) return fault;
    at += characters[0].length;
  }
  const unclosed = open.at(-1);
  if (unclosed !== void 0) {
    return { message: `<${unclosed.name}> is never closed`, offset: unclosed.offset };
  }
  return hasRoot ? void 0 : { message: "there is no root element", offset: at };
}
function readAttributes(text, element, offset) {
  const names = /* @__PURE__ */ new Set();
  let at = offset;
  for (let attribute = match(ATTRIBUTE, text, at); attribute !== void 0; attribute = match(ATTRIBUTE, text, at)) {
    const [whole, space = "", name = "", value = ""] = attribute;
    if (names.has(name)) {
      return { message: `a second attribute "${name}"`, offset: at + space.length };
    }
    names.add(name);
    const fault = badReference(value, at + whole.length - value.length);
    if (fault !== void 0) return fault;
    at += whole.length;
  }
  const end = match(TAG_END, text, at);
  if (end === void 0) {
    return {
      message: `the tag <${element}> has an attribute that is not name="value" without "<", or does not end`,
      offset: at
    };
  }
  return { end: at + end[0].length, isEmpty: end[1] !== "" };
}
function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? void 0;
}
function textFault(text, offset, inElement) {
  if (!inElement && text.trim() !== "") {
    return { message: "text outside of the root element", offset };
  }
  const closer = text.indexOf("]]>");
  if (closer !== -1) return { message: '"]]>" in text', offset: offset + closer };
  return badReference(text, offset);
}
function badReference(text, offset) {
  for (const reference of text.matchAll(REFERENCE2)) {
    const [whole, hexadecimal, decimal] = reference;
    const code = hexadecimal === void 0 ? Number.parseInt(decimal ?? "32", 10) : Number.parseInt(hexadecimal, 16);
    if (whole === "&" || !isCharacter(code)) {
      return { message: 'this "&" begins no reference', offset: offset + reference.index };
    }
  }
  return void 0;
}

export {
  expressionsIn,
  PolicyError,
  PolicyErrors,
  readDocument,
  readElements,
  attributeOf,
  xmlFault
};
