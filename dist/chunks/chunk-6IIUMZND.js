import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  block,
  code,
  details,
  plain
} from "./chunk-EMJBHTV7.js";

// action/report/recovery.ts
function recoveryParts({
  imports,
  leftovers
}) {
  const [first, ...others] = imports.map(({ address, id, state }) => {
    const still = state === void 0 ? "" : `; Azure says it is ${plain(state)}`;
    return { row: `- ${code(address)} exists as ${code(id)} and is imported${still}`, detail: "" };
  });
  const blocks = details("Import blocks of this plan", block(importBlocks(imports), "hcl"));
  return [
    ...first === void 0 ? [] : [{ ...first, detail: blocks }, ...others],
    ...leftovers.map(({ address, id, why }) => ({
      row: `- ${code(address)}${id === void 0 ? "" : ` (${code(id)})`}: ${plain(why)}`,
      detail: ""
    }))
  ];
}
function importBlocks(imports) {
  return imports.map(({ address, id }) => `import {
  to = ${address}
  id = ${JSON.stringify(id)}
}`).join("\n\n");
}

export {
  recoveryParts
};
