import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/figure.ts
function figure(count) {
  const digits = String(count);
  const first = digits.length % 3 || 3;
  const groups = [digits.slice(0, first)];
  for (let from = first; from < digits.length; from += 3) groups.push(digits.slice(from, from + 3));
  return groups.join(",");
}

export {
  figure
};
