import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/finding.ts
function describeFinding({ file, line, column, message }) {
  const position = [file, line, column].filter((part) => part !== void 0).join(":");
  return position === "" ? message : `${position}: ${message}`;
}

export {
  describeFinding
};
