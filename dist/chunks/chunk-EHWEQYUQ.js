import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/finding.ts
function inFileOrder(findings) {
  return findings.toSorted(
    (a, b) => (a.file ?? "").localeCompare(b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
  );
}
function describeFinding({ file, line, column, message }) {
  const position = [file, line, column].filter((part) => part !== void 0).join(":");
  return position === "" ? message : `${position}: ${message}`;
}

export {
  inFileOrder,
  describeFinding
};
