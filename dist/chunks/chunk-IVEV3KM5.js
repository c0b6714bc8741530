import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  COMPARISONS,
  METRICS
} from "./chunk-FT5OCPVE.js";
import {
  toldOnce
} from "./chunk-3L4MNKEA.js";
import {
  suggestion
} from "./chunk-Q2IWNMJM.js";
import {
  parseDuration
} from "./chunk-A3RQCBOI.js";
import {
  __commonJS
} from "./chunk-HANBNIMK.js";

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// action/config/units.ts
function shareOf(text) {
  return Number.parseFloat(text) / 100;
}
function milliseconds(text) {
  return Number.parseFloat(text) * (text.endsWith("ms") ? 1 : 1e3);
}

// action/config/expectations.ts
var EXAMPLES = { share: '">= 99.9%"', number: '"<= 1.1"', time: '"<= 500ms" or "<= 30s"' };
function expectationOf(metric, text) {
  const comparison = COMPARISONS.find((sign) => text.startsWith(sign));
  if (comparison === void 0) throw new Error(`"${text}" was accepted as a comparison`);
  const written = text.slice(comparison.length).trim();
  const kind = METRICS[metric];
  const unit = /[^\d.]*$/.exec(written)?.[0] ?? "";
  const units = { share: ["%"], number: [""], time: ["ms", "s"] }[kind];
  if (!units.includes(unit)) {
    return { fault: `"${text}" has the wrong unit: expected ${EXAMPLES[kind]}` };
  }
  const bound = kind === "share" ? shareOf(written) : kind === "time" ? milliseconds(written) : Number.parseFloat(written);
  return { expectation: { metric, comparison, bound, text: text.trim() } };
}
function expectationsOf(written) {
  const expectations = [];
  const faults = [];
  for (const metric of Object.keys(METRICS)) {
    const text = written[metric];
    if (text === void 0) continue;
    const read = expectationOf(metric, text);
    if ("fault" in read) faults.push({ metric, fault: read.fault });
    else expectations.push(read.expectation);
  }
  return { expectations, faults };
}

// action/config/schema.ts
function createSchema(validate) {
  return (document) => {
    if (validate(document.value)) return [];
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== "propertyNames");
    return toldOnce(
      errors.filter((error) => !errors.some((other) => tellsMore(other, error))).map((error) => toComplaint(error, document)),
      document
    );
  };
}
function tellsMore(other, error) {
  return LENGTHS.includes(error.keyword) && LENGTHS.indexOf(other.keyword) < LENGTHS.indexOf(error.keyword) && !ABOUT_CHILDREN.includes(other.keyword) && other.instancePath === error.instancePath && other.propertyName === error.propertyName;
}
var LENGTHS = ["minLength", "maxLength", "maxBytes", "maxSeconds"];
var ABOUT_CHILDREN = ["required", "additionalProperties"];
function toComplaint(error, document) {
  const base = pointerPath(error.instancePath, document.value);
  const inKey = error.propertyName !== void 0 || error.keyword === "additionalProperties";
  const path = inKey ? [...base, keyOf(error)] : base;
  const message = explain(error, inKey ? void 0 : document.sourceOf(path));
  return { severity: "error", path, inKey, message };
}
function keyOf(error) {
  return error.propertyName ?? String(error.params.additionalProperty);
}
function explain(error, source) {
  const { keyword, params, parentSchema } = error;
  const data = error.propertyName ?? error.data;
  const written = show(data, source);
  const expected = typeof parentSchema?.expected === "string" ? parentSchema.expected : void 0;
  switch (keyword) {
    case "additionalProperties": {
      const known = Object.keys(parentSchema?.properties ?? {});
      const hint = suggestion(keyOf(error), known);
      return `unknown key${hint === "" ? `, expected one of ${known.join(", ")}` : hint}`;
    }
    case "required":
      return `missing key "${params.missingProperty}"`;
    case "enum": {
      const allowed = params.allowedValues.map(String);
      return `${written} is not allowed, expected one of ${allowed.join(", ")}${suggestion(String(data), allowed)}`;
    }
    case "type":
      return `${written} is not allowed, expected ${expected ?? [params.type].flat().join(" or ").replace("array", "list")}`;
    case "minProperties":
    case "minItems":
    case "minLength":
      return "must not be empty";
    case "maxProperties":
    case "maxItems":
      return `has ${count(data)} entries, expected ${params.limit} at most`;
    case "maxLength":
      return `${written} has ${count(data)} characters, expected ${params.limit} at most`;
    case "maxBytes":
      return `${written} has ${Buffer.byteLength(String(data))} bytes in UTF-8, expected ${error.schema} at most`;
    case "maxSeconds":
      return `${written} is too long, expected ${error.schema} seconds at most`;
    case "uniqueItems":
      return `the same value stands twice (items ${params.j + 1} and ${params.i + 1})`;
    case "minimum":
    case "maximum":
      return `${written} is out of range, expected ${params.comparison} ${params.limit}`;
    default:
      return `${written} is not allowed${expected === void 0 ? "" : `, expected ${expected}`}`;
  }
}
function show(value, source) {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = typeof value === "string" ? JSON.stringify(value) : source ?? String(value);
  if (value === null && (source ?? "") === "") return "an empty value";
  return text.length > 80 ? `${text.slice(0, 77)}\u2026` : text;
}
function count(value) {
  if (typeof value === "string") return [...value].length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}
function pointerPath(pointer, root) {
  const path = [];
  let value = root;
  for (const raw of pointer.split("/").slice(1)) {
    const step = raw.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(value) ? Number(step) : step);
    value = typeof value === "object" && value !== null ? Reflect.get(value, step) : void 0;
  }
  return path;
}

// action/config/longer.ts
function isLonger(text, seconds) {
  return (parseDuration(text) ?? 0) > seconds;
}

export {
  shareOf,
  milliseconds,
  expectationsOf,
  createSchema,
  isLonger,
  require_ucs2length
};
