import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  attributeOf,
  readElements
} from "./chunk-ATFY54BQ.js";
import {
  ExpressionError,
  tokenize
} from "./chunk-O5HP66GK.js";

// policy/diff/terraform.ts
var ENTITIES = [
  ["&quot;", '"'],
  ["&gt;", ">"],
  ["&lt;", "<"],
  ["&amp;", "&"],
  ["&apos;", "'"]
];
function isVisibleToTerraform(before, after) {
  return condensed(before) !== condensed(after);
}
function condensed(text) {
  return ENTITIES.reduce(
    (decoded, [entity, sign]) => decoded.replaceAll(entity, sign),
    text.replaceAll(/[ \t\r\n]/g, "")
  );
}

// policy/diff/label.ts
var IDENTITIES = [
  "name",
  "fragment-id",
  "response-variable-name",
  "variable-name",
  "id"
];
function identityOf(element) {
  for (const name of IDENTITIES) {
    const value = attributeOf(element, name)?.value;
    if (value?.kind === "literal") return `${element.name} "${value.text}"`;
  }
  return void 0;
}
function labelsOf(siblings) {
  const titles = siblings.map((element) => identityOf(element) ?? element.name);
  const counts = /* @__PURE__ */ new Map();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  const seen = /* @__PURE__ */ new Map();
  return new Map(
    siblings.map((element, index) => {
      const title = titles[index] ?? "";
      const number = (seen.get(title) ?? 0) + 1;
      seen.set(title, number);
      return [element, (counts.get(title) ?? 0) > 1 ? `${title}[${number}]` : title];
    })
  );
}

// policy/diff/code.ts
function codeKey(value) {
  const tokens = tokensOf(value.text);
  return JSON.stringify([value.kind, tokens?.map(tokenKey) ?? value.text.trim()]);
}
function codeLines(value) {
  const tokens = tokensOf(value.text);
  const lines = tokens === void 0 ? value.text.trim().split("\n").map(verbatim) : layOut(tokens).map((line) => ({
    key: JSON.stringify(line.tokens.map(tokenKey)),
    text: "  ".repeat(Math.min(line.depth, DEEPEST_INDENTATION)) + show(line.tokens, value.text)
  }));
  if (value.kind === "block") {
    return [
      verbatim("@{"),
      ...lines.map(({ key, text }) => ({ key, text: `  ${text}` })),
      verbatim("}")
    ];
  }
  return lines.map(({ key, text }, index) => {
    const prefix = index === 0 ? "@(" : "  ";
    const suffix = index === lines.length - 1 ? ")" : "";
    return { key: `${prefix}${key}${suffix}`, text: `${prefix}${text}${suffix}` };
  });
}
function verbatim(text) {
  return { key: text, text };
}
function tokensOf(source) {
  try {
    return tokenize(source, { line: 1, column: 1 }).slice(0, -1);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return void 0;
  }
}
function tokenKey(token) {
  switch (token.kind) {
    case "literal":
      return typeof token.value === "string" ? `string ${JSON.stringify(token.value)}` : `literal ${token.text}`;
    case "interpolated":
      return `interpolated ${JSON.stringify(
        token.parts.map(
          (part) => typeof part === "string" ? part : [part.tokens.slice(0, -1).map(tokenKey), part.format ?? null]
        )
      )}`;
    default:
      return `${token.kind} ${token.text}`;
  }
}
var LONGEST_LINE = 30;
var DEEPEST_INDENTATION = 40;
function layOut(tokens) {
  const isBlock = tokens.some(({ kind, text }) => kind === "symbol" && text === ";");
  const lines = [];
  const open = [];
  let depth = 0;
  let line;
  tokens.forEach((token, index) => {
    const sign = token.kind === "symbol" ? token.text : "";
    const closed = sign === ")" || sign === "]" || sign === "}" ? open.pop() : void 0;
    if (closed === "{") depth--;
    if (isBlock ? closed === "{" : ["&&", "||", "??"].includes(sign)) line = void 0;
    if (line === void 0) {
      line = { depth, tokens: [] };
      lines.push(line);
    }
    line.tokens.push(token);
    if (sign === "{") {
      const created = open.at(-1) === "initialiser" || isCreated(tokens[index - 1]);
      open.push(created ? "initialiser" : "{");
      if (!created) depth++;
    }
    if (sign === "(" || sign === "[") open.push(sign);
    const braced = closed === "{" || sign === "{" && open.at(-1) === "{";
    if (isBlock && (braced || sign === ";" && open.at(-1) !== "(")) line = void 0;
  });
  return lines.flatMap(wrap);
}
function wrap({ depth, tokens }) {
  if (tokens.length <= LONGEST_LINE) return [{ depth, tokens }];
  const lines = [{ depth, tokens: [] }];
  const open = [];
  for (const token of tokens) {
    const sign = token.kind === "symbol" ? token.text : "";
    if (["&&", "||", "??"].includes(sign)) lines.push({ depth: depth + 1, tokens: [] });
    lines.at(-1)?.tokens.push(token);
    if (sign === "," && open.at(-1) === "{") lines.push({ depth: depth + 1, tokens: [] });
    if (sign === "(" || sign === "[" || sign === "{") open.push(sign);
    if (sign === ")" || sign === "]" || sign === "}") open.pop();
  }
  return lines.filter((line) => line.tokens.length > 0);
}
function isCreated(before) {
  return before?.kind === "name" || before?.text === "]" || before?.text === ">";
}
function show(line, source) {
  let text = "";
  let end;
  for (const token of line) {
    const written = writtenText(token, source);
    text += end === void 0 || end === token.offset ? written : ` ${written}`;
    end = token.offset + written.length;
  }
  return text.replaceAll("\n", "\u21B5");
}
function writtenText({ kind, text, offset }, source) {
  return kind === "name" && source.charAt(offset) === "@" ? `@${text}` : text;
}

// policy/diff/longest-increasing.ts
function longestIncreasing(values) {
  const ends = [];
  const previous = [];
  values.forEach((value, position) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = low + high >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[position] = ends[low - 1] ?? -1;
    ends[low] = position;
  });
  const positions = /* @__PURE__ */ new Set();
  for (let position = ends.at(-1) ?? -1; position >= 0; position = previous[position] ?? -1) {
    positions.add(position);
  }
  return positions;
}

// policy/diff/edit-script.ts
var MOST_EDITS = 1e3;
var MOST_ROUNDS = 8;
function editScript(before, after) {
  const edits = [];
  const keep = (count, fromBefore, fromAfter) => {
    for (let index = 0; index < count; index++) {
      edits.push({ kind: "keep", before: fromBefore + index, after: fromAfter + index });
    }
  };
  const compare = (old, fresh, rounds) => {
    let { start } = old;
    let added = fresh.start;
    while (start < old.end && added < fresh.end && before[start] === after[added]) {
      start++;
      added++;
    }
    let { end } = old;
    let addedEnd = fresh.end;
    while (end > start && addedEnd > added && before[end - 1] === after[addedEnd - 1]) {
      end--;
      addedEnd--;
    }
    keep(start - old.start, old.start, fresh.start);
    const removed = before.slice(start, end);
    const replacing = after.slice(added, addedEnd);
    const shortest = shortestEdits(removed, replacing, start, added);
    const points = shortest === void 0 && rounds > 0 ? fixedPoints(removed, replacing) : [];
    if (shortest !== void 0 || points.length === 0) {
      for (const edit of shortest ?? replaced(removed.length, replacing.length, start, added)) {
        edits.push(edit);
      }
    } else {
      let [x, y] = [start, added];
      for (const point of points) {
        const [nextX2, nextY] = [start + point.before, added + point.after];
        compare({ start: x, end: nextX2 }, { start: y, end: nextY }, rounds - 1);
        keep(1, nextX2, nextY);
        [x, y] = [nextX2 + 1, nextY + 1];
      }
      compare({ start: x, end }, { start: y, end: addedEnd }, rounds - 1);
    }
    keep(old.end - end, end, addedEnd);
  };
  compare({ start: 0, end: before.length }, { start: 0, end: after.length }, MOST_ROUNDS);
  return edits;
}
function fixedPoints(before, after) {
  const places = placesOfSingles(after);
  const found = [...placesOfSingles(before)].flatMap(([item, place2]) => {
    const other = places.get(item);
    return other === void 0 ? [] : [{ before: place2, after: other }];
  });
  const stayed = longestIncreasing(found.map((point) => point.after));
  return found.filter((_, index) => stayed.has(index));
}
function placesOfSingles(items) {
  const places = /* @__PURE__ */ new Map();
  const repeated = /* @__PURE__ */ new Set();
  items.forEach((item, place2) => {
    if (places.has(item)) repeated.add(item);
    else places.set(item, place2);
  });
  for (const item of repeated) places.delete(item);
  return places;
}
function replaced(removed, added, start, startAfter) {
  return [
    ...Array.from({ length: removed }, (_, index) => remove(start + index)),
    ...Array.from({ length: added }, (_, index) => add(startAfter + index))
  ];
}
function shortestEdits(before, after, start, startAfter) {
  if (before.length === 0 || after.length === 0) {
    return replaced(before.length, after.length, start, startAfter);
  }
  if (Math.abs(before.length - after.length) > MOST_EDITS) return void 0;
  const most = Math.min(before.length + after.length, MOST_EDITS);
  const offset = most + 1;
  const reach = new Int32Array(2 * most + 3);
  const history = [];
  for (let distance = 0; distance <= most; distance++) {
    history.push(reach.slice(offset - distance - 1, offset + distance + 2));
    for (let k = -distance; k <= distance; k += 2) {
      let x = nextX(k, distance, (diagonal) => reach[offset + diagonal] ?? 0);
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      reach[offset + k] = x;
      if (x >= before.length && x - k >= after.length) {
        return backtrack(before, after, history, start, startAfter);
      }
    }
  }
  return void 0;
}
function nextX(k, distance, reached) {
  const down = k === -distance || k !== distance && reached(k - 1) < reached(k + 1);
  return down ? reached(k + 1) : reached(k - 1) + 1;
}
function backtrack(before, after, history, start, startAfter) {
  const edits = [];
  let x = before.length;
  let y = after.length;
  for (let distance = history.length - 1; distance >= 0; distance--) {
    const row = history[distance] ?? new Int32Array();
    const reached = (diagonal) => row[diagonal + distance + 1] ?? 0;
    const k = x - y;
    const down = k === -distance || k !== distance && reached(k - 1) < reached(k + 1);
    const fromX = distance === 0 ? 0 : reached(down ? k + 1 : k - 1);
    const fromY = distance === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY && before[x - 1] === after[y - 1]) {
      x--;
      y--;
      edits.push({ kind: "keep", before: start + x, after: startAfter + y });
    }
    if (distance === 0) break;
    edits.push(down ? add(startAfter + fromY) : remove(start + fromX));
    x = fromX;
    y = fromY;
  }
  return edits.reverse();
}
function add(after) {
  return { kind: "add", after };
}
function remove(before) {
  return { kind: "remove", before };
}

// policy/diff/meaning.ts
var SETS = /* @__PURE__ */ new Set([
  "policies",
  "cors",
  ...["allowed-origins", "allowed-methods", "allowed-headers", "expose-headers"],
  "ip-filter",
  "validate-jwt",
  "validate-azure-ad-token",
  ...["audiences", "backend-application-ids", "client-application-ids", "issuers"],
  "required-claims"
]);
function isSet({ name }) {
  return SETS.has(name);
}
function createMeanings(keyOf = valueKey) {
  const numbers = /* @__PURE__ */ new Map();
  const known = /* @__PURE__ */ new WeakMap();
  return function meaningOf(element) {
    const before = known.get(element);
    if (before !== void 0) return before;
    const text = textOf(element);
    const children = childrenOf(element).map(meaningOf);
    const key = JSON.stringify([
      element.name,
      element.attributes.map(({ name, value }) => `${name}=${keyOf(value)}`).toSorted(),
      text === void 0 ? null : keyOf(text),
      isSet(element) ? children.toSorted((a, b) => a - b) : children
    ]);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    known.set(element, number);
    return number;
  };
}
function valueKey(value) {
  return value.kind === "literal" ? JSON.stringify(value.text) : codeKey(value);
}
function looseKey(value) {
  return valueKey(value).replaceAll(/\s|(?<!\\)\\+[nrt]/g, "");
}
function textOf(element) {
  const { text, children, inner, position } = element;
  if (isBody(element)) {
    if (children.length === 0) return text;
    return { kind: "literal", text: inner.trim().replaceAll(/>\s+</g, "><"), position };
  }
  if (text?.kind !== "literal") return text;
  return { ...text, text: withoutLayout(text.text) };
}
function withoutLayout(text) {
  const begun = text.trimStart();
  const start = text.slice(0, text.length - begun.length).includes("\n") ? begun : text;
  const ended = start.trimEnd();
  return start.slice(ended.length).includes("\n") ? ended : start;
}
function childrenOf(element) {
  return isBody(element) ? [] : element.children;
}
function isBody({ name }) {
  return name === "set-body";
}

// policy/diff/lines.ts
var CONTEXT = 2;
function writtenValue({ kind, text }) {
  return kind === "literal" ? text : kind === "block" ? `@{${text}}` : `@(${text})`;
}
function valueDifference(before, after) {
  const old = before === void 0 ? [] : valueLines(before);
  const fresh = after === void 0 ? [] : valueLines(after);
  const edits = editScript(
    old.map(({ key }) => key),
    fresh.map(({ key }) => key)
  );
  const near = edits.map(
    (_, index) => edits.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ kind }) => kind !== "keep")
  );
  return edits.flatMap((edit, index) => {
    if (edit.kind === "remove") return [`- ${old[edit.before]?.text}`];
    if (edit.kind === "add") return [`+ ${fresh[edit.after]?.text}`];
    if (near[index]) return [`  ${fresh[edit.after]?.text}`];
    return index === 0 || near[index - 1] ? ["  \u2026"] : [];
  });
}
function valueLines(value) {
  if (value.kind !== "literal") return codeLines(value);
  const lines = value.text.split("\n");
  return (lines.length === 1 ? [JSON.stringify(value.text)] : lines).map((text) => ({
    key: text,
    text
  }));
}
function elementLines(element) {
  const attributes = element.attributes.map(({ name, value }) => ` ${name}="${valueText(value)}"`).join("");
  const start = `<${element.name}${attributes}`;
  const text = textOf(element);
  const children = childrenOf(element).flatMap(elementLines);
  const whole = text === void 0 && children.length === 0 ? `${start} />` : text !== void 0 && children.length === 0 ? `${start}>${valueText(text)}</${element.name}>` : [
    `${start}>`,
    ...text === void 0 ? [] : [`  ${valueText(text)}`],
    ...children.map((line) => `  ${line}`),
    `</${element.name}>`
  ].join("\n");
  return whole.split("\n");
}
function valueText(value) {
  if (value.kind === "literal") return value.text;
  return codeLines(value).map(({ text }) => text).join("\n");
}

// policy/diff/match.ts
var LEAST_SIMILARITY = 0.2;
var LEAST_SIMILARITY_RENAMED = 0.5;
var MOST_CANDIDATES = 50;
function matchChildren(before, after, meaningOf, looseMeaningOf) {
  const partners = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  const pair = (old, fresh) => {
    partners.set(old, fresh);
    taken.add(fresh);
  };
  const left = () => before.filter((element) => !partners.has(element));
  const right = () => after.filter((element) => !taken.has(element));
  for (const edit of editScript(before.map(meaningOf), after.map(meaningOf))) {
    const [old, fresh] = edit.kind === "keep" ? [before[edit.before], after[edit.after]] : [void 0, void 0];
    if (old !== void 0 && fresh !== void 0) pair(old, fresh);
  }
  for (const keyOf of [meaningOf, looseMeaningOf, identityOf]) {
    for (const [old, fresh] of groupsOf(left(), right(), keyOf)) zip(old, fresh, pair);
  }
  for (const [old, fresh] of groupsOf(left(), right(), ({ name }) => name)) {
    if (Math.max(old.length, fresh.length) <= MOST_CANDIDATES) {
      pairSimilar(old, fresh, meaningOf, pair);
    } else if (!old.some(identityOf) && !fresh.some(identityOf)) zip(old, fresh, pair);
  }
  const sources = new Map([...partners].map(([old, fresh]) => [fresh, old]));
  const places = new Map(before.map((element, index) => [element, index]));
  const found = after.flatMap((fresh) => {
    const old = sources.get(fresh);
    return old === void 0 ? [] : [{ before: old, after: fresh }];
  });
  const stayed = longestIncreasing(found.map((match) => places.get(match.before) ?? 0));
  return {
    matches: found.map((match, index) => ({ ...match, moved: !stayed.has(index) })),
    removed: left()
  };
}
function groupsOf(before, after, keyOf) {
  const old = grouped(before, keyOf);
  const fresh = grouped(after, keyOf);
  return [...old].flatMap(([key, elements]) => {
    const others = fresh.get(key);
    return others === void 0 ? [] : [[elements, others]];
  });
}
function grouped(elements, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const element of elements) {
    const key = keyOf(element);
    const group = key === void 0 ? void 0 : groups.get(key);
    if (group !== void 0) group.push(element);
    else if (key !== void 0) groups.set(key, [element]);
  }
  return groups;
}
function zip(before, after, pair) {
  before.forEach((old, index) => {
    const fresh = after[index];
    if (fresh !== void 0) pair(old, fresh);
  });
}
function pairSimilar(before, after, meaningOf, pair) {
  const isChoice = before.length > 1 || after.length > 1;
  const contents = new Map(
    [...before, ...after].map((element) => [element, contentOf(element, meaningOf)])
  );
  const candidates = before.flatMap(
    (old) => after.map((fresh) => ({
      old,
      fresh,
      similarity: similarity(contents.get(old) ?? [], contents.get(fresh) ?? [])
    }))
  ).filter(({ old, fresh, similarity: similarity2 }) => similarity2 >= leastSimilarity(old, fresh, isChoice)).toSorted((a, b) => b.similarity - a.similarity);
  const used = /* @__PURE__ */ new Set();
  for (const { old, fresh } of candidates) {
    if (used.has(old) || used.has(fresh)) continue;
    used.add(old).add(fresh);
    pair(old, fresh);
  }
}
function leastSimilarity(before, after, isChoice) {
  if (identityOf(before) !== void 0 || identityOf(after) !== void 0) {
    return LEAST_SIMILARITY_RENAMED;
  }
  return isChoice && !isLeaf(before) && !isLeaf(after) ? LEAST_SIMILARITY : 0;
}
function contentOf(element, meaningOf) {
  const children = childrenOf(element);
  const text = textOf(element);
  return [
    ...element.attributes.map(({ name, value }) => `${name}=${valueKey(value)}`),
    ...text === void 0 ? [] : [valueKey(text)],
    ...children.map((child) => `#${meaningOf(child)}`),
    ...children.flatMap((child) => contentOf(child, meaningOf))
  ];
}
function similarity(a, b) {
  if (a.length + b.length === 0) return 1;
  const counts = /* @__PURE__ */ new Map();
  for (const item of a) counts.set(item, (counts.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of b) {
    const count = counts.get(item) ?? 0;
    if (count > 0) common += 1;
    counts.set(item, count - 1);
  }
  return 2 * common / (a.length + b.length);
}
function isLeaf(element) {
  return childrenOf(element).length === 0;
}

// policy/diff/compare.ts
function comparePolicies(before, after) {
  const found = [];
  const meanings = { exact: createMeanings(), loose: createMeanings(looseKey) };
  compareElements(readRoot(before, "before"), readRoot(after, "after"), [], found, meanings);
  return joinMoves(found, meanings.exact).map(({ element: _, ...change }) => change);
}
function readRoot(text, document) {
  const children = readElements(text.replaceAll(/\r\n?/g, "\n"), { document });
  const position = { line: 1, column: 1 };
  return { name: "", attributes: [], children, text: void 0, inner: "", position };
}
function compareElements(before, after, path, found, meanings) {
  if (meanings.exact(before) === meanings.exact(after)) return;
  const names = [...after.attributes, ...before.attributes].map(({ name }) => name);
  for (const name of new Set(names)) {
    const [old, fresh] = [attributeOf(before, name), attributeOf(after, name)];
    compareValues(old?.value, fresh?.value, pathText([...path, `@${name}`]), found);
  }
  compareValues(textOf(before), textOf(after), pathText(path), found);
  const siblings = { before: childrenOf(before), after: childrenOf(after) };
  const labels = new Map([...labelsOf(siblings.before), ...labelsOf(siblings.after)]);
  const neighbours = new Map([
    ...neighboursOf(siblings.before, labels),
    ...neighboursOf(siblings.after, labels)
  ]);
  const place2 = (element) => [...path, labels.get(element) ?? element.name];
  const { matches, removed } = matchChildren(
    siblings.before,
    siblings.after,
    meanings.exact,
    meanings.loose
  );
  for (const element of removed) found.push(wholeElement("removed", element, place2(element)));
  const matched = new Map(matches.map((match) => [match.after, match]));
  for (const element of siblings.after) {
    const match = matched.get(element);
    if (match === void 0) {
      found.push(wholeElement("added", element, place2(element)));
      continue;
    }
    if (match.moved && !isSet(after)) {
      found.push(
        move(pathText(place2(element)), match, [
          neighbours.get(match.before) ?? "",
          neighbours.get(element) ?? ""
        ])
      );
    }
    compareElements(match.before, element, place2(element), found, meanings);
  }
}
function compareValues(before, after, path, found) {
  const keys = [before, after].map((value) => value === void 0 ? void 0 : valueKey(value));
  if (keys[0] === keys[1]) return;
  const [old, fresh] = [before, after].map((value) => value && writtenValue(value));
  found.push({
    path,
    kind: old === void 0 ? "added" : fresh === void 0 ? "removed" : "changed",
    before: old,
    after: fresh,
    lineBefore: before?.position.line,
    lineAfter: after?.position.line,
    visibleToTerraform: old === void 0 || fresh === void 0 || isVisibleToTerraform(encoded(old), encoded(fresh)),
    lines: valueDifference(before, after)
  });
}
function encoded(text) {
  return text.replaceAll("&", "&amp;");
}
function wholeElement(kind, element, path) {
  const lines = elementLines(element);
  const { line } = element.position;
  const isAdded = kind === "added";
  return {
    path: pathText(path),
    kind,
    before: isAdded ? void 0 : lines.join("\n"),
    after: isAdded ? lines.join("\n") : void 0,
    lineBefore: isAdded ? void 0 : line,
    lineAfter: isAdded ? line : void 0,
    visibleToTerraform: true,
    lines: lines.map((text) => `${isAdded ? "+" : "-"} ${text}`),
    element
  };
}
function neighboursOf(siblings, labels) {
  return siblings.map((element, index) => {
    const previous = siblings[index - 1];
    return [element, previous === void 0 ? "first" : `behind ${labels.get(previous)}`];
  });
}
function move(path, elements, [before, after]) {
  return {
    path,
    kind: "moved",
    before,
    after,
    lineBefore: elements.before.position.line,
    lineAfter: elements.after.position.line,
    visibleToTerraform: true,
    lines: [`- ${before}`, `+ ${after}`]
  };
}
function joinMoves(found, meaningOf) {
  const left = /* @__PURE__ */ new Map();
  for (const change of found) {
    const { kind, element } = change;
    if (kind !== "removed" || element === void 0 || isBare(element)) continue;
    const same = left.get(meaningOf(element));
    if (same === void 0) left.set(meaningOf(element), [change]);
    else same.push(change);
  }
  for (const changes of left.values()) changes.reverse();
  const sources = /* @__PURE__ */ new Map();
  for (const change of found) {
    const { kind, element } = change;
    if (kind !== "added" || element === void 0) continue;
    const source = left.get(meaningOf(element))?.pop();
    if (source !== void 0) sources.set(change, source);
  }
  const gone = new Set(sources.values());
  return found.filter((change) => !gone.has(change)).map((change) => {
    const before = sources.get(change);
    if (before?.element === void 0 || change.element === void 0) return change;
    const elements = { before: before.element, after: change.element };
    return move(change.path, elements, [before.path, change.path]);
  });
}
function isBare(element) {
  return element.attributes.length === 0 && element.children.length === 0 && element.text === void 0;
}
function pathText([root = "", ...rest]) {
  return rest.length > 0 && root === "policies" ? rest.join(" > ") : [root, ...rest].join(" > ");
}

// policy/diff/describe.ts
function describeChanges(changes, invisible) {
  return changes.flatMap((change) => {
    const note = change.visibleToTerraform ? "" : ` ${invisible}`;
    return [`@@ ${change.path}, ${place(change)}: ${change.kind} @@${note}`, ...change.lines];
  });
}
function place({ lineBefore, lineAfter }) {
  return lineBefore === void 0 || lineAfter === void 0 || lineBefore === lineAfter ? `line ${lineAfter ?? lineBefore}` : `line ${lineBefore} \u2192 ${lineAfter}`;
}

export {
  editScript,
  isVisibleToTerraform,
  comparePolicies,
  describeChanges
};
