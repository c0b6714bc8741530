/** What the commands need from the other rooms and from the machine; `main.ts` hands in the real ones. */

import type { Balancer } from '../../policy/balancer.ts';
import type { Configuration, RotationConfiguration } from '../../policy/configuration.ts';
import type { Expectation } from '../../policy/simulate/expectations.ts';
import type { SourceDocument } from '../config/document.ts';
import type { FailureReason } from '../failure.ts';
import type { Finding } from '../finding.ts';
import type { GitHub } from '../github/client.ts';
import type { WorkflowEvent } from '../github/event.ts';
import type { Inputs, RotationMode } from '../inputs.ts';
import type { ReviewRow } from '../simulation/review.ts';
import type { Binary, Source } from '../terraform/distributions.ts';
import type { Workflow } from '../workflow.ts';

/** What was made of a configuration, and where it lies. Paths are absolute. */
export type Artefacts = {
  readonly configuration: Configuration;
  /** The file, which knows where each key stands. */
  readonly document: SourceDocument;
  /** What `load-balancer.yml` expects of its traffic. */
  readonly expectations: readonly Expectation[];
  readonly balancer: Balancer;
  /** Undefined: no rotation is deployed. */
  readonly rotation: RotationConfiguration | undefined;
  readonly policyFile: string;
  readonly openapiFile: string;
  readonly variablesFile: string;
  readonly warnings: readonly Finding[];
  /** Worth reading, not worth a warning: the policy's size, limits of the tier. */
  readonly notes: readonly string[];
};

/** Reads a configuration and writes everything that follows from it into a directory. */
export type Prepare = (
  configurationFile: string,
  directory: string,
) => Promise<
  | { readonly ok: true; readonly artefacts: Artefacts }
  | {
      readonly ok: false;
      readonly reason: Extract<FailureReason, 'config-invalid' | 'policy-invalid'>;
      readonly findings: readonly Finding[];
    }
>;

type RotationRequest = {
  /** ARM id of the API Management service. */
  readonly apiManagementId: string;
  readonly keyVaultUrl: string;
  /** Where the function's runs keep out of each other's way; this run must do the same. */
  readonly leaseContainerUrl: string;
  /** Subscription ids: the consumers' names. */
  readonly subscriptions: readonly string[];
  /** ISO 8601: a key younger than this stays. */
  readonly interval: string;
  readonly discipline: 'regenerate' | 'conditional';
  /** Where a new key is tried before it is published. */
  readonly gatewayCheckUrls: readonly string[];
  readonly mode: RotationMode;
  readonly dryRun: boolean;
  /** Undefined: all of `subscriptions`. */
  readonly only: readonly string[] | undefined;
  /** Holds the credential. */
  readonly environment: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
  readonly info: (line: string) => void;
};

type RotationResult = {
  /** One a subscription: what happened to its key. */
  readonly outcomes: readonly {
    readonly subscription: string;
    readonly outcome: string;
    readonly failed: boolean;
  }[];
  /** Markdown, harmless in a job summary. */
  readonly summary: string;
  /** Without any key. */
  readonly report: unknown;
};

export type Rotate = (request: RotationRequest) => Promise<RotationResult>;

/** Gives the rotation's app its code; safe to repeat. */
export type Publish = (request: {
  /** One Deploy endpoint of the app. */
  readonly url: string;
  /** Holds the credential. */
  readonly environment: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
}) => Promise<void>;

export type SimulationReport = {
  /** Markdown, harmless in a job summary. */
  readonly summary: string;
  /** The whole report as HTML. */
  readonly page: string;
  /** Expectations that were missed, a line each. */
  readonly missed: readonly string[];
};

/**
 * Simulates a configuration.
 *
 * @throws {Error} when a log cannot be read
 */
export type Simulate = (request: {
  /** Absolute. */
  readonly configurationFile: string;
  /** Files relative to the workspace, or names of shipped scenarios; none: all that ship. */
  readonly scenarios: readonly string[];
  readonly info: (line: string) => void;
}) => Promise<
  | ({ readonly ok: true } & SimulationReport)
  | {
      readonly ok: false;
      readonly reason: Extract<FailureReason, 'config-invalid' | 'policy-invalid'>;
      readonly findings: readonly Finding[];
    }
>;

/**
 * Simulates the review's scenarios through the policies of before and after.
 *
 * @throws {Error} when a policy cannot be judged
 */
export type SimulateReview = (request: {
  /** Undefined: nothing was applied before. */
  readonly before: Balancer | undefined;
  readonly after: Balancer;
  readonly expectations: readonly Expectation[];
}) => Promise<readonly ReviewRow[]>;

export type Ports = {
  readonly prepare: Prepare;
  readonly simulate: Simulate;
  readonly simulateReview: SimulateReview;
  readonly rotate: Rotate;
  readonly publish: Publish;
  readonly fetch: typeof fetch;
  /** Where Terraform and OpenTofu are installed from. */
  readonly sources: Readonly<Record<Binary, Source>>;
  /** The root module that ships with the Action. */
  readonly terraformModule: string;
};

/** Everything a command works with. */
export type Context = Ports & {
  readonly inputs: Inputs;
  readonly workflow: Workflow;
  readonly environment: NodeJS.ProcessEnv;
  /** Absolute; relative inputs start here. */
  readonly workspace: string;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Undefined outside a workflow. */
  readonly event: WorkflowEvent | undefined;
  /** Undefined without a token. */
  readonly github: GitHub | undefined;
};
