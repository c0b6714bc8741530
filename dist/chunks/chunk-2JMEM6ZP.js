import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/report/budget.ts
var COMMENT_LIMIT = 65536;
var characters = (text) => text.length;
var SUMMARY_LIMIT = 1048576;
var bytes = (text) => Buffer.byteLength(text, "utf8");
function fit(parts, limit, measure, compose) {
  const victims = byRank([...parts].reverse());
  const withDetail = byRank(
    parts.filter(({ detail }) => detail !== "").toSorted((a, b) => b.detail.length - a.detail.length)
  );
  const steps = withDetail.length + victims.length;
  const droppedAfter = (step) => ({
    details: new Set(withDetail.slice(0, step)),
    rows: new Set(victims.slice(0, Math.max(0, step - withDetail.length)))
  });
  const textWithout = ({ details, rows }) => compose({
    rows: parts.filter((part) => part.row !== "" && !rows.has(part)),
    details: parts.filter((part) => part.detail !== "" && !details.has(part)),
    missingRows: countKinds([...rows].filter(({ row }) => row !== "")),
    missingDetails: countKinds(details)
  });
  const whole = textWithout(droppedAfter(0));
  if (measure(whole) <= limit) return whole;
  let enough = steps;
  let tooLittle = 0;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((enough + tooLittle) / 2);
    if (measure(textWithout(droppedAfter(middle))) <= limit) enough = middle;
    else tooLittle = middle;
  }
  const dropped = droppedAfter(enough);
  const text = textWithout(dropped);
  if (measure(text) > limit) return text;
  const fuller = textWithout(restored(dropped, limit - measure(text), measure));
  return measure(fuller) <= limit ? fuller : text;
}
var RESERVE = 256;
function restored({ details, rows }, room, measure) {
  let left = room - RESERVE;
  const without = (dropped, sizeOf) => new Set(
    [...dropped].reverse().filter((part) => {
      const size = sizeOf(part);
      if (size > left) return true;
      left -= size;
      return false;
    })
  );
  return rows.size > 0 ? { details, rows: without(rows, ({ row }) => measure(row) + 1) } : { rows, details: without(details, ({ detail }) => measure(detail) + 2) };
}
function byRank(parts) {
  return parts.toSorted((a, b) => a.rank - b.rank);
}
function countKinds(parts) {
  const counts = /* @__PURE__ */ new Map();
  for (const { kind } of parts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

export {
  COMMENT_LIMIT,
  characters,
  SUMMARY_LIMIT,
  bytes,
  fit
};
