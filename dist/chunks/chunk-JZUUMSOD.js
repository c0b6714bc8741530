import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  isArray,
  items,
  member,
  parseJson,
  textOf
} from "./chunk-2MALVD72.js";

// action/terraform/journal.ts
var IMPORTABLE = /^(azurerm_\w+|azapi_resource)$/;
function creationsOf(plan) {
  return items(member(plan, "resource_changes")).flatMap((resource) => {
    const address = textOf(member(resource, "address"));
    const type = textOf(member(resource, "type"));
    const change = member(resource, "change");
    const creates = items(member(change, "actions")).includes("create");
    if (!creates || address === void 0 || type === void 0) return [];
    if (member(resource, "mode") !== "managed" || !IMPORTABLE.test(type)) return [];
    return [{ address, type, after: member(change, "after") ?? null }];
  });
}
function merged(before, added) {
  const entries = new Map([...added, ...before].map((entry) => [entry.address, entry]));
  return [...entries.values()];
}
function remaining(before, added, { begun, recorded, diagnostics }) {
  const created = new Set(
    begun.filter(({ action }) => action === "create").map(({ address }) => address)
  );
  const found = new Map(
    diagnostics.flatMap(({ address, summary, detail }) => {
      const text = `${summary}
${detail}`;
      if (address === void 0 || !/already exists/i.test(text)) return [];
      return [[address, /resource with the ID "([^"]+)" already exists/i.exec(text)?.[1]]];
    })
  );
  const old = before.filter((entry) => !recorded(entry)).map((entry) => {
    const id = entry.id ?? found.get(entry.address);
    return id === void 0 ? entry : { ...entry, id };
  });
  const fresh = added.filter(
    (entry) => created.has(entry.address) && !recorded(entry) && !found.has(entry.address)
  );
  return merged(old, fresh);
}
function recordedIn(state) {
  const addresses = addressesIn(state);
  const ids = new Set(
    items(member(state, "resources")).flatMap(
      (resource) => items(member(resource, "instances")).flatMap((instance) => {
        const id = textOf(member(member(instance, "attributes"), "id"));
        return id === void 0 ? [] : [`${textOf(member(resource, "type"))} ${plainId(id)}`];
      })
    )
  );
  return ({ address, type, id }) => addresses.has(address) || id !== void 0 && ids.has(`${type} ${plainId(id)}`);
}
function plainId(id) {
  return (id.split("?")[0] ?? "").toLowerCase();
}
function addressesIn(state) {
  const addresses = items(member(state, "resources")).flatMap((resource) => {
    if (member(resource, "mode") !== "managed") return [];
    const module = textOf(member(resource, "module"));
    const name = `${module === void 0 ? "" : `${module}.`}${member(resource, "type")}.${member(resource, "name")}`;
    return items(member(resource, "instances")).flatMap((instance) => {
      if (member(instance, "deposed") !== void 0) return [];
      const key = member(instance, "index_key");
      if (typeof key === "number") return [`${name}[${key}]`];
      return [typeof key === "string" ? `${name}[${quoted(key)}]` : name];
    });
  });
  return new Set(addresses);
}
function quoted(key) {
  return JSON.stringify(key).replaceAll(/[$%]\{/g, (start) => `${start[0]}${start}`);
}
function sameJournal(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
function writeJournal(entries) {
  return JSON.stringify({ version: 1, entries });
}
function readJournal(text) {
  const document = parseJson(text);
  const entries = member(document, "entries");
  if (member(document, "version") !== 1 || !isArray(entries)) {
    throw new Error("it was written by another version of this Action");
  }
  return entries.flatMap((entry) => {
    const field = (name) => textOf(member(entry, name));
    const [address, type, since] = [field("address"), field("type"), field("since")];
    if (address === void 0 || type === void 0 || since === void 0) return [];
    const [run, id] = [field("run"), field("id")];
    return [
      {
        address,
        type,
        since,
        ...run === void 0 ? {} : { run },
        ...id === void 0 ? {} : { id }
      }
    ];
  });
}

export {
  creationsOf,
  merged,
  remaining,
  recordedIn,
  plainId,
  sameJournal,
  writeJournal,
  readJournal
};
