import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/config/complaint.ts
var error = (path, message) => ({
  severity: "error",
  path,
  message
});
var warning = (path, message) => ({
  severity: "warning",
  path,
  message
});

export {
  error,
  warning
};
