import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  UsageError
} from "./chunk-55ZJ4OFM.js";
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";

// action/command-line/policy-files.ts
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
var LARGEST_FILE = 32 * 1024 * 1024;
var SCOPES = ["global", "product", "api", "operation"];
function readScope(written) {
  const scope = SCOPES.find((known) => known === written);
  if (scope === void 0) throw new UsageError(`--scope must be one of ${SCOPES.join(", ")}`);
  return scope;
}
async function readTextFile(path) {
  const atStart = (message) => ({ message, line: 1, column: 1 });
  let bytes;
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) return atStart(`the file has more than ${LARGEST_FILE} bytes`);
    bytes = await readFile(path);
  } catch (error) {
    return atStart(unreadable("file", error));
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder().decode(bytes).split("\uFFFD", 1)[0] ?? "";
    const lines = before.split("\n");
    const column = (lines.at(-1)?.length ?? 0) + 1;
    return { message: "the file is not UTF-8 text", line: lines.length, column };
  }
}
function unreadable(kind, error) {
  const code = error instanceof Error && "code" in error ? error.code : void 0;
  switch (code) {
    case "ENOENT":
      return `the ${kind} does not exist`;
    case "EISDIR":
      return "this is a folder, and a file is expected";
    case "ENOTDIR":
      return `this is no ${kind}`;
    case "EACCES":
      return `the ${kind} may not be read`;
    default:
      return `the ${kind} cannot be read: ${messageOf(error)}`;
  }
}
async function readJsonFile(path) {
  const text = await readTextFile(path);
  if (typeof text !== "string") throw new UsageError(`${path}: ${text.message}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: not JSON: ${messageOf(error)}`);
  }
}
async function readNamedValues(path) {
  const content = await readJsonFile(path);
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new UsageError(`${path}: expected an object of names and texts`);
  }
  return new Map(
    Object.entries(content).map(([name, value]) => {
      if (typeof value !== "string") throw new UsageError(`${path}: "${name}" is not a text`);
      return [name, value];
    })
  );
}
async function readFragments(folder) {
  let names;
  try {
    names = await readdir(folder);
  } catch (error) {
    throw new UsageError(`--fragments ${folder}: ${unreadable("folder", error)}`);
  }
  const files = names.filter((name) => extname(name) === ".xml").toSorted();
  return new Map(
    await Promise.all(
      files.map(async (name) => {
        const text = await readTextFile(join(folder, name));
        if (typeof text !== "string") {
          throw new UsageError(`${join(folder, name)}: ${text.message}`);
        }
        return [basename(name, ".xml"), text];
      })
    )
  );
}

export {
  readScope,
  readTextFile,
  readJsonFile,
  readNamedValues,
  readFragments
};
