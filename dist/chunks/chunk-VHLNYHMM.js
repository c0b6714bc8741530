import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  canonical,
  isArray,
  isObject,
  parseJson
} from "./chunk-2MALVD72.js";

// action/terraform/hcl.ts
var NEW_LINE = { text: "\n", isWord: false };
function definitionsOf(name, text) {
  return name.endsWith(".json") ? jsonDefinitions(parseJson(text)) : blocksIn(tokensOf(text)).blocks;
}
function argumentsOf(name, text) {
  if (!name.endsWith(".json")) return blocksIn(tokensOf(text)).attributes;
  const document = parseJson(text);
  return new Map(
    Object.entries(isObject(document) ? document : {}).map(([key, value]) => [
      key,
      canonical(value)
    ])
  );
}
function blocksIn(tokens) {
  const blocks = [];
  const attributes = /* @__PURE__ */ new Map();
  let header = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] ?? NEW_LINE;
    if (token.text === "\n") header = [];
    else if (token.text === "{") {
      const end = closing(tokens, index);
      const body = tokens.slice(index + 1, end);
      const inner = blocksIn(body);
      blocks.push({
        header: header.map(nameOf),
        text: written([...header, token, ...body]),
        attributes: inner.attributes,
        blocks: new Set(
          inner.blocks.flatMap(
            ({ header: [type, label] }) => [type, type === "dynamic" ? label : void 0].filter((one) => one !== void 0)
          )
        )
      });
      header = [];
      index = end;
    } else if (token.text === "=" && header.length === 1) {
      const end = endOfExpression(tokens, index + 1);
      attributes.set(nameOf(header[0] ?? NEW_LINE), written(tokens.slice(index + 1, end)));
      header = [];
      index = end;
    } else header.push(token);
  }
  return { blocks, attributes };
}
function nameOf({ text }) {
  return text.startsWith('"') ? text.slice(1, -1) : text;
}
function closing(tokens, open) {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    depth += depthOf(tokens[index]?.text);
    if (depth === 0) return index;
  }
  throw new Error("a bracket is not closed");
}
function endOfExpression(tokens, start) {
  let depth = 0;
  for (let index = start; index < tokens.length; index++) {
    const text = tokens[index]?.text;
    if (text === "\n" && depth === 0) return index;
    depth += depthOf(text);
  }
  return tokens.length;
}
function depthOf(text) {
  if (text === "{" || text === "[" || text === "(") return 1;
  return text === "}" || text === "]" || text === ")" ? -1 : 0;
}
function written(tokens) {
  const pieces = [];
  let wordBefore = false;
  for (const { text, isWord } of tokens) {
    if (text === "\n") continue;
    pieces.push(wordBefore && isWord ? ` ${text}` : text);
    wordBefore = isWord;
  }
  return pieces.join("");
}
var SPACE = /[^\S\n]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
var WORD = /[\p{L}\p{N}_](?:[\p{L}\p{N}_-])*/uy;
var HEREDOC = /<<-?([\p{L}\p{N}_-]+)\r?\n/uy;
function tokensOf(text) {
  const tokens = [];
  const at = (pattern, index) => {
    pattern.lastIndex = index;
    return pattern.exec(text);
  };
  for (let index = text.startsWith("\uFEFF") ? 1 : 0; index < text.length; ) {
    const space = at(SPACE, index)?.[0].length;
    if (space !== void 0) {
      index += space;
      continue;
    }
    if (text[index] === "\n") {
      tokens.push(NEW_LINE);
      index++;
      continue;
    }
    const word = at(WORD, index)?.[0];
    const heredoc = word === void 0 && text[index] === "<" ? at(HEREDOC, index) : null;
    const end = text[index] === '"' ? endOfString(text, index + 1) : heredoc === null ? index + (word?.length ?? 1) : endOfHeredoc(text, index + heredoc[0].length, heredoc[1] ?? "");
    tokens.push({ text: text.slice(index, end), isWord: word !== void 0 });
    index = end;
  }
  return tokens;
}
function endOfString(text, index) {
  for (let at = index; at < text.length; at++) {
    const sign = text[at];
    if (sign === "\\") at++;
    else if (sign === '"') return at + 1;
    else if ((sign === "$" || sign === "%") && text[at + 1] === "{") {
      if (text[at - 1] === sign) continue;
      at = endOfInterpolation(text, at + 2) - 1;
    }
  }
  throw new Error("a string is not closed");
}
function endOfInterpolation(text, index) {
  let depth = 1;
  for (let at = index; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = endOfString(text, at + 1) - 1;
    else if (sign === "{") depth++;
    else if (sign === "}") {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  throw new Error("an interpolation is not closed");
}
function endOfHeredoc(text, index, delimiter) {
  for (let start = index; start < text.length; ) {
    const newLine = text.indexOf("\n", start);
    const end = newLine < 0 ? text.length : newLine;
    if (text.slice(start, end).trim() === delimiter) return end;
    start = end + 1;
  }
  throw new Error(`a heredoc ${delimiter} is not closed`);
}
var LABELS = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  locals: 0,
  terraform: 0,
  moved: 0,
  import: 0,
  removed: 0
};
function jsonDefinitions(document) {
  const descend = (header, value, labels) => {
    if (isArray(value)) return value.flatMap((item) => descend(header, item, labels));
    if (!isObject(value)) return [];
    if (labels > 0)
      return Object.entries(value).flatMap(
        ([label, item]) => descend([...header, label], item, labels - 1)
      );
    const members = Object.entries(value).filter(([key]) => key !== "//");
    const text = canonical(Object.fromEntries(members));
    return [
      {
        header,
        text: `${header.join(" ")} ${text}`,
        attributes: new Map(members.map(([key, item]) => [key, canonical(item)])),
        blocks: /* @__PURE__ */ new Set()
      }
    ];
  };
  return Object.entries(isObject(document) ? document : {}).flatMap(
    ([type, value]) => type === "//" ? [] : descend([type], value, LABELS[type] ?? 1)
  );
}

export {
  definitionsOf,
  argumentsOf
};
