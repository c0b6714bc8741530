import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// policy/standards/retry-after.ts
function parseRetryAfter(value, now) {
  const text = value?.trim() ?? "";
  if (/^\d+$/.test(text)) return Number(text) * 1e3;
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? void 0 : Math.max(0, date - now);
}

export {
  parseRetryAfter
};
