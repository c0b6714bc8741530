import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/config/defaults.ts
var DEFAULT_ACCOUNT = {
  "priority": 1,
  "weight": 1
};
var DEFAULT_BALANCING = {
  "strategy": "priority",
  "selection": "policy",
  "attempts": void 0,
  "timeout": "PT4M",
  "marks": {
    "throttled": "PT5S",
    "faulty": "PT30S",
    "misconfigured": "PT1M",
    "longest": "PT1H"
  },
  "breaker": void 0,
  "tell": false,
  "stateful": void 0,
  "shareState": false
};
var DEFAULT_BREAKER = {
  "failures": 1,
  "interval": "PT1M",
  "trip": "PT30S",
  "acceptRetryAfter": true
};
var DEFAULT_CALLERS = {
  "keys": true,
  "bearer": false,
  "entra": void 0,
  "origins": []
};
var DEFAULT_GATEWAY = {
  "path": "openai",
  "surface": "open"
};
var DEFAULT_ROTATION = {
  "schedule": "0 0 3 * * *",
  "interval": "P30D",
  "discipline": "regenerate",
  "gatewayCheck": true
};

export {
  DEFAULT_ACCOUNT,
  DEFAULT_BALANCING,
  DEFAULT_BREAKER,
  DEFAULT_CALLERS,
  DEFAULT_GATEWAY,
  DEFAULT_ROTATION
};
