/** The local gateway: runs API Management policies on this machine. */
export { PoolRotation } from './backends/pool.ts';
export { type CheckOptions, checkPolicy, type PolicyCheck } from './check.ts';
export { compileDocument } from './compiler/compile.ts';
export { createGateway, type Gateway } from './gateway.ts';
export type { ContentSafety, LoggedEvent, Metric, Options, SemanticCache } from './options.ts';
export type * from './ports.ts';
export type * from './service.ts';
export { ValueCache } from './state/cache.ts';
export type { Scope, Trace, TraceEntry } from './trace.ts';
