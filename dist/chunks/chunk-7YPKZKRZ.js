import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/inert.ts
var ZERO_WIDTH_SPACE = "\u200B";
function inert(text) {
  return text.replaceAll(/^([^\S\r\n\u2028\u2029]*:)(?=:)/gm, `$1${ZERO_WIDTH_SPACE}`).replaceAll(/#(?=#\[)/g, `#${ZERO_WIDTH_SPACE}`);
}

export {
  inert
};
