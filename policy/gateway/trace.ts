/** What happened to one request, decision by decision, like the trace in the portal's test console. */

export type Scope = 'global' | 'product' | 'api' | 'operation';
export type Section = 'inbound' | 'backend' | 'outbound' | 'on-error';

export const SECTIONS: readonly Section[] = ['inbound', 'backend', 'outbound', 'on-error'];

/** Where a policy stands. `path` counts from 1 among siblings of the same name: `choose[3]/when[2]`. */
export type Place = {
  /** `api openai`, `fragment limits`. */
  readonly document: string;
  readonly scope: Scope;
  readonly section: Section;
  readonly path: string;
  /** The policy's element name. */
  readonly policy: string;
  /** Its `id` attribute, or empty. */
  readonly id: string;
  readonly line: number;
  readonly column: number;
};

export type TraceEntry = {
  /** Milliseconds since the request arrived. */
  readonly elapsed: number;
  /** Empty for steps that are no policy, such as finding the operation. */
  readonly path: string;
  readonly policy: string;
  readonly section: Section | '';
  readonly scope: Scope | '';
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
};

export type Trace = { readonly requestId: string; readonly entries: readonly TraceEntry[] };
