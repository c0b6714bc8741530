/** Choices about a gateway that its service definition does not make. */
import type { ValueCache } from './state/cache.ts';
import type { Trace } from './trace.ts';

export type Metric = {
  readonly name: string;
  readonly namespace: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
};

export type LoggedEvent = {
  readonly logger: string;
  readonly partitionId: string | undefined;
  readonly partitionKey: string | undefined;
  readonly content: string;
};

/** What a content safety service says of a prompt. */
export type ContentSafety = (question: {
  readonly prompt: string;
  readonly backend: string;
  readonly shieldPrompt: boolean;
  readonly categories: readonly { readonly name: string; readonly threshold: number }[];
  readonly blocklists: readonly string[];
}) => Promise<{ readonly allowed: boolean; readonly reason: string }>;

export type SemanticCacheKey = { readonly prompt: string; readonly varyBy: readonly string[] };

/** Finds answers by meaning; bodies are JSON texts. */
export type SemanticCache = {
  lookup(key: SemanticCacheKey & { readonly scoreThreshold: number }): Promise<string | undefined>;
  /** @param entry duration in seconds */
  store(
    entry: SemanticCacheKey & { readonly duration: number; readonly body: string },
  ): Promise<void>;
};

/** Judgements that nothing here can make; policies that need one are refused unless it is handed in. */
export type Verdict = 'contentSafety' | 'semanticCache';

export type Options = {
  /** The built-in cache, for gateways that stand for units of one region; default: one of its own. */
  readonly cache?: ValueCache;
  readonly contentSafety?: ContentSafety;
  readonly semanticCache?: SemanticCache;
  /** Gets the whole trace of each request when its response is complete. */
  readonly onTrace?: (trace: Trace) => void;
  /** Gets what emit-metric and the token metric policies emit. */
  readonly onMetric?: (metric: Metric) => void;
  /** Gets what log-to-eventhub sends. */
  readonly onEvent?: (event: LoggedEvent) => void;
  /**
   * `context.Response` after a backend could not be reached or did not answer in time. Reports from the real
   * gateway contradict each other (null: Apim-Samples; a response with a status of 500 or more:
   * Azure-Samples/openai-apim-lb#25), so policies should be tried with both.
   */
  readonly responseAfterFailure?: 'null' | 'error';
  /** Host name in `WWW-Authenticate` and expressions; default: `<service>.azure-api.net`. */
  readonly hostName?: string;
};
