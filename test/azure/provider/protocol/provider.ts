/** What a provider does, free of the plugin protocol's versions and encodings. */
import type { ProviderSchema } from './schema.ts';
import type { Attributes } from './values.ts';

/** A place in a value, from the outside in: attribute names and list indices. */
export type Path = readonly (string | number)[];

export type Diagnostic = {
  readonly severity: 'ERROR' | 'WARNING';
  readonly summary: string;
  readonly detail: string;
  readonly path?: Path;
};

/** Opaque bytes that Terraform keeps in the state for the provider. */
export type PrivateState = Uint8Array;

export type PlanRequest = {
  readonly type: string;
  /** The state; null for a resource that does not exist yet. */
  readonly prior: Attributes | null;
  readonly config: Attributes;
  readonly private: PrivateState;
};

export type PlanResult = {
  readonly planned: Attributes;
  /** Where the plan differs from the state in a way that only a new resource can have. */
  readonly replace: readonly Path[];
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
};

export type ApplyRequest = {
  readonly type: string;
  readonly prior: Attributes | null;
  /** Null destroys. */
  readonly planned: Attributes | null;
  /** Null when destroying; holds the write-only values, which no plan has. */
  readonly config: Attributes | null;
  readonly private: PrivateState;
};

export type ApplyResult = {
  /** What is in the state afterwards; with an error in `diagnostics` a new resource is tainted. */
  readonly state: Attributes | null;
  readonly private?: PrivateState;
  readonly diagnostics?: readonly Diagnostic[];
};

export type ReadRequest = {
  readonly type: string;
  readonly state: Attributes;
  readonly private: PrivateState;
};

/** A provider. Every method may throw: the error becomes a diagnostic and nothing changes in the state. */
export type Provider = {
  readonly schema: ProviderSchema;
  /** Whether Terraform must overlook what only the old plugin SDK may do, as it does for the real provider. */
  readonly legacyTypeSystem: boolean;
  configure(config: Attributes): Promise<void>;
  validate(type: string, config: Attributes): readonly Diagnostic[];
  plan(request: PlanRequest, signal: AbortSignal): Promise<PlanResult>;
  apply(request: ApplyRequest, signal: AbortSignal): Promise<ApplyResult>;
  /** Null when the resource is gone. */
  read(request: ReadRequest, signal: AbortSignal): Promise<Attributes | null>;
  readData(type: string, config: Attributes, signal: AbortSignal): Promise<Attributes>;
  /** The least that `read` needs to find the resource with this id. */
  import(type: string, id: string): Attributes;
};

/** A failure that says where in the configuration its cause is, or that has more to say than one line. */
export class ProviderError extends Error {
  readonly detail: string;
  readonly path: Path | undefined;
  constructor(summary: string, detail = '', path?: Path) {
    super(summary);
    this.name = 'ProviderError';
    this.detail = detail;
    this.path = path;
  }
}

/** The diagnostic that Terraform prints for a thrown error. */
export function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof ProviderError) {
    return {
      severity: 'ERROR',
      summary: error.message,
      detail: error.detail,
      ...(error.path ? { path: error.path } : {}),
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { severity: 'ERROR', summary: message, detail: '' };
}
