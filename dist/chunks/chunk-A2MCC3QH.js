import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  definitionsOf
} from "./chunk-VHLNYHMM.js";
import {
  createHash
} from "./chunk-EZDKBA72.js";
import {
  canonical,
  items,
  member,
  parseJson,
  textOf
} from "./chunk-2MALVD72.js";

// action/terraform/source.ts
async function readSnapshot(planFile) {
  const { unzipSync } = await import("./esm-WNRMFLMN.js");
  const files = unzipSync(planFile, { filter: ({ name }) => name.startsWith("tfconfig/") });
  const text = (name) => new TextDecoder().decode(files[name]);
  const modules = files["tfconfig/modules.json"];
  if (modules === void 0) throw new Error("the plan file holds no configuration");
  return new Map(
    items(parseJson(text("tfconfig/modules.json"))).map((module) => {
      const key = textOf(member(module, "Key")) ?? "";
      const folder = `tfconfig/m-${key}/`;
      const names = Object.keys(files).filter((name) => name.startsWith(folder));
      return [key, new Map(names.map((name) => [name.slice(folder.length), text(name)]))];
    })
  );
}
function configurationSource(configuration) {
  const text = canonical(configuration);
  const whole = hash(text);
  const runs = text.includes('"provisioners":');
  return {
    digest: () => whole,
    provisioners: () => runs ? whole : void 0,
    mayDerive: () => true,
    isTimed: () => false
  };
}
function createSource(snapshot) {
  const modules = new Map([...snapshot].map(([key, files]) => [key, indexOf(files)]));
  const whole = hash([...snapshot].map(([key, files]) => [key, [...files].sort()]).sort());
  const unreadable = [...modules.values()].includes(void 0);
  const timed = [...snapshot.values()].some(
    (files) => [...files.values()].some((text) => text.includes("plantimestamp"))
  );
  const find = (module, name) => modules.get(module)?.get(name) ?? [];
  const reach = (module, text, withResources) => {
    const reached = /* @__PURE__ */ new Map();
    const visit = (where, key, content) => {
      const id = `${where}:${key}`;
      if (content === void 0 || reached.has(id)) return;
      reached.set(id, content);
      for (const reference of referencesIn(content)) follow(where, reference);
    };
    const visitAll = (where, name) => {
      for (const { text: own } of find(where, name)) visit(where, name, own);
    };
    const follow = (where, { kind, name, rest }) => {
      if (kind === "var") {
        visitAll(where, `variable.${name}`);
        const { parent, call } = parentOf(where);
        if (call === void 0) return;
        for (const { attributes } of find(parent, `module.${call}`))
          visit(parent, `module.${call}#${name}`, attributes.get(name));
      } else if (kind === "local") {
        for (const { attributes } of find(where, "locals"))
          visit(where, `local.${name}`, attributes.get(name));
      } else if (kind === "module") {
        for (const { attributes } of find(where, `module.${name}`))
          for (const argument of ["source", "for_each", "count"])
            visit(where, `module.${name}#${argument}`, attributes.get(argument));
        visitAll(where === "" ? name : `${where}.${name}`, `output.${rest}`);
      } else if (kind === "data") visitAll(where, `data.${name}.${rest}`);
      else if (withResources) visitAll(where, `resource.${kind}.${name}`);
    };
    visit(module, "", text);
    return reached;
  };
  const textsOf = ({ module, definition }, argument) => {
    const texts = find(moduleKey(module), definition).flatMap((found) => {
      const own = found.attributes.get(argument);
      const text = own ?? (found.blocks.has(argument) ? found.text : void 0);
      if (text === void 0) return [];
      const repeats = ["for_each", "count"].map((name) => found.attributes.get(name));
      return /\b(each|count)\./.test(text) ? [text, ...repeats] : [text];
    });
    return texts.length === 0 ? void 0 : texts.join("\n");
  };
  return {
    digest: (place, argument) => {
      if (unreadable) return whole;
      const text = textsOf(place, argument);
      return text === void 0 ? void 0 : hash([...reach(moduleKey(place.module), text, false)].sort());
    },
    provisioners: (place) => {
      const found = find(moduleKey(place.module), place.definition).filter(
        ({ blocks, text }) => blocks.has("provisioner") || text.includes('"provisioner":')
      );
      if (unreadable) return whole;
      return found.length === 0 ? void 0 : hash(found.map(({ text }) => [...reach(moduleKey(place.module), text, false)].sort()));
    },
    mayDerive: (place, argument) => {
      const text = textsOf(place, argument);
      return text === void 0 || [...reach(moduleKey(place.module), text, false).values()].some((one) => DERIVING.test(one));
    },
    isTimed: (place, argument) => {
      const text = timed ? textsOf(place, argument) : void 0;
      return text !== void 0 && [...reach(moduleKey(place.module), text, true).values()].some(
        (one) => one.includes("plantimestamp")
      );
    }
  };
}
var DERIVING = /\b(sensitive|md5|sha\d+|base64sha\d+|file(md5|sha\d+|base64sha\d+)|uuidv5|bcrypt)\(/;
function indexOf(files) {
  const index = /* @__PURE__ */ new Map();
  try {
    for (const [name, text] of [...files].sort()) {
      if (!/\.(tf|tofu)(\.json)?$/.test(name)) continue;
      for (const definition of definitionsOf(name, text)) {
        const key = definition.header.join(".");
        index.set(key, [...index.get(key) ?? [], definition]);
      }
    }
    return index;
  } catch {
    return void 0;
  }
}
function referencesIn(text) {
  const pattern = /(?<![\w.-])([A-Za-z_][\w-]*)\.([A-Za-z_][\w-]*)(?:\[(?:"[^"]{0,200}"|[^\]"]{0,200})\])?(?:\.([A-Za-z_][\w-]*))?/g;
  return [...text.matchAll(pattern)].map(([, kind = "", name = "", rest = ""]) => ({
    kind,
    name,
    rest
  }));
}
function moduleKey(address) {
  const plain = address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
  return [...plain.matchAll(/module\.([^.]+)/g)].map(([, name]) => name).join(".");
}
function parentOf(module) {
  if (module === "") return { parent: "", call: void 0 };
  const names = module.split(".");
  return { parent: names.slice(0, -1).join("."), call: names.at(-1) };
}
function hash(value) {
  return createHash("sha256").update(JSON.stringify(value), "utf8").digest("hex");
}

export {
  readSnapshot,
  configurationSource,
  createSource
};
