import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/failure.ts
var ActionFailure = class extends Error {
  reason;
  findings;
  details;
  constructor(reason, message, findings = [], details = []) {
    super(message);
    this.name = "ActionFailure";
    this.reason = reason;
    this.findings = findings;
    this.details = details;
  }
};
function messageOf(thrown) {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

export {
  ActionFailure,
  messageOf
};
