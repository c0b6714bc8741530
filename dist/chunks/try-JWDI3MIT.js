import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./chunk-HANBNIMK.js";

// action/command-line/try.ts
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
var OPTIONS = {
  config: {
    type: "string",
    default: "load-balancer.yml",
    value: "FILE",
    help: "the configuration; what is kept lies in .aolb/try beside it"
  }
};
var tryOut = {
  usage: "try plan | apply | serve [--config FILE]",
  about: "Runs the Action on a local Azure that stands in for the accounts of the file: plan shows the report, apply does what was shown and makes a first call, serve keeps the gateway open. From a clone only.",
  options: OPTIONS,
  example: "aolb try plan --config load-balancer.yml",
  run
};
async function run(args, terminal) {
  const { root, error } = terminal;
  const main = join(root, "test", "try", "main.ts");
  if (!existsSync(main) || !existsSync(join(root, "node_modules", "marked"))) {
    error(
      "aolb try needs a clone of apim-openai-load-balancer with its packages: in the clone, npm ci and npm run aolb -- try plan --config PATH\n"
    );
    return 1;
  }
  if (!process.features.typescript) {
    error(
      `aolb try runs from its sources, and Node ${process.versions.node} cannot: npm run aolb -- try plan
`
    );
    return 1;
  }
  const module = await import(pathToFileURL(main).href);
  return module.tryOut(args, terminal);
}
export {
  tryOut
};
