import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// policy/simulate/expectations.ts
var METRICS = {
  served: "share",
  ofIdeal: "share",
  throttled: "share",
  failed: "share",
  attempts: "number",
  addedP95: "time",
  recovery: "time"
};
var COMPARISONS = [">=", "<=", ">", "<"];
function isMet({ comparison, bound }, figure) {
  if (Number.isNaN(figure)) return true;
  switch (comparison) {
    case ">=":
      return figure >= bound;
    case "<=":
      return figure <= bound;
    case ">":
      return figure > bound;
    case "<":
      return figure < bound;
  }
}

export {
  METRICS,
  COMPARISONS,
  isMet
};
