import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  about
} from "./chunk-EMJBHTV7.js";
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  readYaml
} from "./chunk-4NFBVTJB.js";

// action/config/document.ts
function toldOnce(told, document) {
  const findings = /* @__PURE__ */ new Map();
  for (const { severity, path, inKey = false, message } of told) {
    const place = inKey ? document.placeOfKey(path) : document.placeOf(path);
    const key = `${place.line}:${place.column}:${message}`;
    if (!findings.has(key)) {
      findings.set(key, { severity, file: document.file, ...place, message: about(path, message) });
    }
  }
  return [...findings.values()];
}
function readDocument(text, file) {
  const { document, faults, value, placeOf: place } = readYaml(text);
  const start = (node) => isNode(node) && node.range ? node.range[0] : void 0;
  const locate = (path) => {
    const root = document.contents;
    let found = { node: root, key: start(root), value: start(root) };
    for (const step of path) {
      const parent = isAlias(found.node) ? found.node.resolve(document) : found.node;
      const entry = child(parent, step);
      if (entry === void 0) return { ...found, node: void 0 };
      found = {
        node: entry.value,
        key: start(entry.key) ?? start(entry.value),
        value: start(entry.value) ?? start(entry.key)
      };
    }
    return found;
  };
  return {
    file,
    value,
    faults: faults.map((fault) => ({
      severity: "error",
      file,
      ...fault,
      message: `not valid YAML: ${fault.message}`
    })),
    placeOf: (path) => place(locate(path).value ?? 0),
    placeOfKey: (path) => place(locate(path).key ?? 0),
    sourceOf: (path) => {
      const found = locate(path).node;
      const node = isAlias(found) ? found.resolve(document) : found;
      return isScalar(node) ? node.source ?? "" : void 0;
    }
  };
}
function child(node, step) {
  if (isSeq(node)) {
    const value = typeof step === "number" ? node.items[step] : (
      // An entry of a list of names, by its name.
      node.items.find((item) => isScalar(item) && item.value === step)
    );
    return value === void 0 ? void 0 : { key: null, value };
  }
  if (!isMap(node)) return void 0;
  const pair = node.items.find(
    (item) => isPair(item) && (isScalar(item.key) ? String(item.key.value) : "") === String(step)
  );
  return pair === void 0 ? void 0 : { key: isNode(pair.key) ? pair.key : null, value: pair.value };
}

export {
  toldOnce,
  readDocument
};
