import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// policy/configuration.ts
var DEFAULT_BALANCING = {
  strategy: "priority",
  selection: "policy",
  attempts: void 0,
  timeout: "PT4M",
  marks: { throttled: "PT5S", faulty: "PT30S", misconfigured: "PT1M", longest: "PT1H" },
  breaker: void 0,
  tell: false,
  stateful: void 0,
  shareState: false
};
var DEFAULT_CALLERS = {
  keys: true,
  bearer: false,
  entra: void 0,
  origins: []
};
var DEFAULT_BREAKER = {
  failures: 1,
  interval: "PT1M",
  trip: "PT30S",
  acceptRetryAfter: true
};

export {
  DEFAULT_BALANCING,
  DEFAULT_CALLERS,
  DEFAULT_BREAKER
};
