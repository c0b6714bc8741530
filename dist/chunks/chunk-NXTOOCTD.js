import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/finding.ts
function inFileOrder(findings) {
  return findings.toSorted(
    (a, b) => (a.file ?? "").localeCompare(b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
  );
}
function errorsFirst(findings) {
  const rank = ({ severity }) => severity === "error" ? 0 : 1;
  return findings.toSorted((a, b) => rank(a) - rank(b));
}
function describeFinding({ file, line, column, message }) {
  const position = [file, line, column].filter((part) => part !== void 0).join(":");
  return position === "" ? message : `${position}: ${message}`;
}

export {
  inFileOrder,
  errorsFirst,
  describeFinding
};
