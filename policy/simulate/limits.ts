/**
 * What one deployment takes, as a model: pay-as-you-go tokens over a sliding minute and requests over a sliding second
 * or ten, or provisioned throughput as a leaky bucket. Tokens are charged on an estimate before anything is generated;
 * a refused request costs nothing here (whether it does on Azure is not documented).
 * Sources: learn.microsoft.com/azure/ai-services/openai/how-to/quota and .../concepts/provisioned-throughput, and the
 * limiter of microsoft/aoai-api-simulator.
 */

export type Limits = {
  readonly tokensPerMinute: number | undefined;
  /** Default: 6 for each 1,000 tokens per minute, the ratio of the classic models. */
  readonly requestsPerMinute: number | undefined;
  /** Seconds over which requests are counted: 1 or 10, says the documentation. Default: 10. */
  readonly requestWindow?: number;
};

export type Verdict = {
  /** Undefined: the request passes. Otherwise milliseconds until one like it would. */
  readonly retryAfter: number | undefined;
  readonly exceeded: 'tokens' | 'requests' | undefined;
  /** What the response's `x-ratelimit-` headers say. */
  readonly headers: Readonly<Record<string, string>>;
};

export type Limiter = {
  /** Judges a request that arrives at `now` (milliseconds, never less than before) and, if it passes, charges it. */
  admit(tokens: number, now: number): Verdict;
  /** Whether `admit` would let it pass. */
  hasRoom(tokens: number, now: number): boolean;
};

const MINUTE = 60_000;

export function createLimiter({
  tokensPerMinute,
  requestsPerMinute,
  requestWindow: seconds = 10,
}: Limits): Limiter {
  const requests =
    requestsPerMinute ?? (tokensPerMinute === undefined ? undefined : (tokensPerMinute / 1000) * 6);
  const tokenWindow = createWindow(tokensPerMinute ?? Number.POSITIVE_INFINITY, MINUTE);
  const requestWindow = createWindow(
    requests === undefined ? Number.POSITIVE_INFINITY : Math.ceil((requests * seconds) / 60),
    seconds * 1000,
  );
  return {
    hasRoom: (tokens, now) => tokenWindow.left(now) >= tokens && requestWindow.left(now) >= 1,
    admit(tokens, now) {
      const wait = { tokens: tokenWindow.wait(tokens, now), requests: requestWindow.wait(1, now) };
      const exceeded = wait.tokens > 0 ? 'tokens' : wait.requests > 0 ? 'requests' : undefined;
      if (exceeded === undefined) {
        tokenWindow.charge(tokens, now);
        requestWindow.charge(1, now);
      }
      const retryAfter = exceeded === undefined ? undefined : Math.max(wait.tokens, wait.requests);
      const headers: Record<string, string> = {};
      if (tokensPerMinute !== undefined) {
        headers['x-ratelimit-limit-tokens'] = String(tokensPerMinute);
        headers['x-ratelimit-remaining-tokens'] = String(tokenWindow.left(now));
      }
      if (requests !== undefined) {
        headers['x-ratelimit-limit-requests'] = String(Math.floor(requests));
        headers['x-ratelimit-remaining-requests'] = String(requestWindow.left(now));
      }
      if (exceeded !== undefined) {
        headers[`x-ratelimit-reset-${exceeded}`] = String(Math.ceil((retryAfter ?? 0) / 1000));
      }
      return { exceeded, retryAfter, headers };
    },
  };
}

type Window = {
  /** Milliseconds until `amount` fits; more than ever fits waits for an empty window. */
  wait(amount: number, now: number): number;
  charge(amount: number, now: number): void;
  left(now: number): number;
};

function createWindow(capacity: number, length: number): Window {
  // Numbers only: an object for each of a minute's charges would outlive many collections.
  let amounts: number[] = [];
  let times: number[] = [];
  /** Index of the oldest charge that still counts. */
  let first = 0;
  let used = 0;
  const forget = (now: number) => {
    for (let at = times[first]; at !== undefined; at = times[first]) {
      if (at + length > now) break;
      used -= amounts[first] ?? 0;
      first += 1;
    }
    if (first > times.length / 2) {
      amounts = amounts.slice(first);
      times = times.slice(first);
      first = 0;
    }
  };
  return {
    wait(amount, now) {
      forget(now);
      let excess = used + Math.min(amount, capacity) - capacity;
      if (amount > capacity && first === times.length) return length;
      for (let index = first; index < times.length && excess > 0; index += 1) {
        excess -= amounts[index] ?? 0;
        if (excess <= 0) return (times[index] ?? now) + length - now;
      }
      return 0;
    },
    charge(amount, now) {
      amounts.push(amount);
      times.push(now);
      used += amount;
    },
    left(now) {
      forget(now);
      return Math.max(0, capacity - used);
    },
  };
}

export type Throughput = {
  /** What drains from the bucket, evenly. */
  readonly tokensPerMinute: number;
  /** What fills it, as seconds of draining: how long a burst lasts. Azure documents no figure. */
  readonly burst: number;
};

/**
 * Provisioned throughput: a request passes while the bucket is not full, and may overfill it; the wait that a refused
 * one is told is the time until the bucket is not full. Documented so, but for two things that are assumed: the estimate
 * stands (the service corrects it when the request ends), and a request larger than the bucket never passes.
 */
export function createBucket({ tokensPerMinute, burst }: Throughput): Limiter {
  const perMillisecond = tokensPerMinute / MINUTE;
  const capacity = perMillisecond * burst * 1000;
  let level = 0;
  let asOf = 0;
  const drain = (now: number) => {
    level = Math.max(0, level - (now - asOf) * perMillisecond);
    asOf = now;
  };
  return {
    hasRoom(tokens, now) {
      drain(now);
      return level < capacity && tokens <= capacity;
    },
    admit(tokens, now) {
      if (this.hasRoom(tokens, now)) {
        level += tokens;
        return { retryAfter: undefined, exceeded: undefined, headers: {} };
      }
      // The first whole millisecond at which the level is below the bucket's rim.
      const retryAfter = Math.floor(Math.max(0, level - capacity) / perMillisecond) + 1;
      return { retryAfter, exceeded: 'tokens', headers: {} };
    },
  };
}

/** The usual rule of thumb: four characters a token. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
