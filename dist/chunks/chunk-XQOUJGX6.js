import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/failure.ts
var ActionFailure = class extends Error {
  reason;
  findings;
  constructor(reason, message, findings = []) {
    super(message);
    this.name = "ActionFailure";
    this.reason = reason;
    this.findings = findings;
  }
};
function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

export {
  ActionFailure,
  messageOf
};
