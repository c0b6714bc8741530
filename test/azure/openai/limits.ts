/**
 * The limits of one deployment: tokens over a sliding minute, requests over a sliding ten seconds.
 * Tokens are charged on an estimate before anything is generated; a refused request costs nothing here (whether it
 * does on Azure is not documented). Sources: learn.microsoft.com/azure/ai-services/openai/how-to/quota and the
 * limiter of microsoft/aoai-api-simulator.
 */

export type Limits = {
  readonly tokensPerMinute: number | undefined;
  /** Default: 6 for each 1,000 tokens per minute, the ratio of the classic models. */
  readonly requestsPerMinute: number | undefined;
};

export type Verdict = {
  /** Undefined: the request passes. Otherwise milliseconds until one like it would. */
  readonly retryAfter: number | undefined;
  readonly exceeded: 'tokens' | 'requests' | undefined;
  /** What the response's `x-ratelimit-` headers say. */
  readonly headers: Readonly<Record<string, string>>;
};

export type Limiter = {
  /** Judges a request that arrives at `now` (milliseconds) and, if it passes, charges it. */
  admit(tokens: number, now: number): Verdict;
};

const MINUTE = 60_000;
const BURST = 10_000;

export function createLimiter({ tokensPerMinute, requestsPerMinute }: Limits): Limiter {
  const requests =
    requestsPerMinute ?? (tokensPerMinute === undefined ? undefined : (tokensPerMinute / 1000) * 6);
  const tokenWindow = createWindow(tokensPerMinute ?? Number.POSITIVE_INFINITY, MINUTE);
  const requestWindow = createWindow(
    requests === undefined ? Number.POSITIVE_INFINITY : Math.ceil((requests * BURST) / MINUTE),
    BURST,
  );
  return {
    admit(tokens, now) {
      const wait = { tokens: tokenWindow.wait(tokens, now), requests: requestWindow.wait(1, now) };
      const exceeded = wait.tokens > 0 ? 'tokens' : wait.requests > 0 ? 'requests' : undefined;
      if (exceeded === undefined) {
        tokenWindow.charge(tokens, now);
        requestWindow.charge(1, now);
      }
      const retryAfter = exceeded === undefined ? undefined : Math.max(wait.tokens, wait.requests);
      return {
        exceeded,
        retryAfter,
        headers: {
          ...(tokensPerMinute === undefined
            ? {}
            : {
                'x-ratelimit-limit-tokens': String(tokensPerMinute),
                'x-ratelimit-remaining-tokens': String(tokenWindow.left(now)),
              }),
          ...(requests === undefined
            ? {}
            : {
                'x-ratelimit-limit-requests': String(Math.floor(requests)),
                'x-ratelimit-remaining-requests': String(requestWindow.left(now)),
              }),
          ...(exceeded === undefined
            ? {}
            : { [`x-ratelimit-reset-${exceeded}`]: String(Math.ceil((retryAfter ?? 0) / 1000)) }),
        },
      };
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
  let charges: readonly { readonly amount: number; readonly at: number }[] = [];
  const used = (now: number): number => {
    charges = charges.filter(({ at }) => at + length > now);
    return charges.reduce((sum, { amount }) => sum + amount, 0);
  };
  return {
    wait(amount, now) {
      let excess = used(now) + Math.min(amount, capacity) - capacity;
      if (amount > capacity && charges.length === 0) return length;
      for (const charge of charges) {
        if (excess <= 0) break;
        excess -= charge.amount;
        if (excess <= 0) return charge.at + length - now;
      }
      return 0;
    },
    charge(amount, now) {
      charges = [...charges, { amount, at: now }];
    },
    left: (now) => Math.max(0, capacity - used(now)),
  };
}

/** The usual rule of thumb: four characters a token. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
