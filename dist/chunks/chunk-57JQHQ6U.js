import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/config/path.ts
function about(path, message) {
  const steps = path.map((step) => step === "" ? '""' : step);
  return path.length === 0 ? message : `${steps.join(".")}: ${message}`;
}

export {
  about
};
