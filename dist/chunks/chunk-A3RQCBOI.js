import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// policy/standards/duration.ts
var DURATION = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
function parseDuration(text) {
  const match = DURATION.exec(text);
  if (match === null) return void 0;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
}
function durationSeconds(text) {
  const seconds = parseDuration(text);
  if (seconds === void 0 || text.includes("W")) {
    throw new Error(`"${text}" is not an ISO 8601 duration such as PT30S`);
  }
  return seconds;
}

export {
  parseDuration,
  durationSeconds
};
