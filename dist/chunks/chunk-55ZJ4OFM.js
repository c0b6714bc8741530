import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/command-line/terminal.ts
var UsageError = class extends Error {
  name = "UsageError";
};
function canRewriteLines({ isTTY }, { TERM }) {
  return isTTY === true && TERM !== "dumb";
}

export {
  UsageError,
  canRewriteLines
};
