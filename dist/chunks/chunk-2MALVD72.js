import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// policy/standards/json.ts
function parseJson(text) {
  return JSON.parse(text);
}
function parseObject(text) {
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
function parseExactJson(text) {
  if (!/\d[\d.]{15}|[eE][+-]?\d{2}/.test(text)) return parseJson(text);
  return JSON.parse(text, (_, value, context) => {
    const source = typeof value === "number" ? context?.source : void 0;
    return source !== void 0 && source.replaceAll(/\D/g, "").length > 15 ? source : value;
  });
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isArray(value) {
  return Array.isArray(value);
}
function member(value, key) {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : void 0;
}
function items(value) {
  return isArray(value) ? value : [];
}
function textOf(value) {
  return typeof value === "string" ? value : void 0;
}
function canonical(value) {
  if (isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`);
  return `{${members.join(",")}}`;
}

export {
  parseJson,
  parseObject,
  parseExactJson,
  isObject,
  isArray,
  member,
  items,
  textOf,
  canonical
};
