/** What the commands need from the other rooms and from the machine; `main.ts` hands in the real ones. */

import type { Balancer } from '../../policy/balancer.ts';
import type { Configuration, RotationConfiguration } from '../../policy/configuration.ts';
import type { Expectation } from '../../policy/simulate/expectations.ts';
import type { Json } from '../../policy/standards/json.ts';
import type { Complaint } from '../config/complaint.ts';
import type { SourceDocument } from '../config/document.ts';
import type { FailureReason } from '../failure.ts';
import type { Finding } from '../finding.ts';
import type { GitHub } from '../github/client.ts';
import type { WorkflowEvent } from '../github/event.ts';
import type { Inputs, RotationMode } from '../inputs.ts';
import type { Secrecy } from '../secrecy.ts';
import type { ReviewRow } from '../simulation/review.ts';
import type { Target } from '../terraform/azure-ids.ts';
import type { Binary, Source } from '../terraform/distributions.ts';
import type { RunRecords } from '../terraform/run-record.ts';
import type { Workflow } from '../workflow.ts';

/** What was made of a configuration, and where it lies. Paths are absolute. */
export type Artefacts = {
  readonly configuration: Configuration;
  /** The file, which knows where each key stands. */
  readonly document: SourceDocument;
  /** What `load-balancer.yml` expects of its traffic. */
  readonly expectations: readonly Expectation[];
  readonly balancer: Balancer;
  /** Name of the service that may be destroyed; undefined: none. */
  readonly allowReplacement: string | undefined;
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
  request: { readonly judged: boolean },
) => Promise<
  | { readonly ok: true; readonly artefacts: Artefacts }
  | {
      readonly ok: false;
      readonly reason: Extract<FailureReason, 'config-invalid' | 'policy-invalid'>;
      readonly findings: readonly Finding[];
    }
>;

export type Judgement = {
  /** What API Management would refuse in the rendered policy; nothing where it takes it. */
  readonly refusal: readonly Finding[];
  /** What lint finds in one that is taken. */
  readonly lint: readonly Finding[];
};

/**
 * @param preparing what is to be judged, once it is there
 * @param filesOf names for annotations: of the policy, and of the configuration
 */
export type Judge = (
  preparing: Promise<Artefacts>,
  filesOf: (artefacts: Artefacts) => { readonly policy: string; readonly configuration: string },
) => Promise<Judgement>;

export type RotationTiming = Pick<
  RotationConfiguration,
  'schedule' | 'interval' | 'window' | 'freezes' | 'spread'
> & {
  /** Of consumers that have an interval of their own, ISO 8601. */
  readonly intervals: Readonly<Record<string, string>>;
};

type RotationRequest = {
  /** ARM id of the API Management service. */
  readonly apiManagementId: string;
  readonly keyVaultUrl: string;
  /** Where the function's runs keep out of each other's way; this run must do the same. */
  readonly leaseContainerUrl: string;
  /** Subscription ids: the consumers' names. */
  readonly subscriptions: readonly string[];
  /** When the function's runs come, and when keys are due: what `load-balancer.yml` says. */
  readonly timing: RotationTiming;
  readonly discipline: 'regenerate' | 'conditional';
  /** Where a new key is tried before it is published. */
  readonly gatewayCheckUrls: readonly string[];
  readonly mode: RotationMode;
  readonly dryRun: boolean;
  /** Undefined: all of `subscriptions`. */
  readonly only: readonly string[] | undefined;
  /** Forced and emergency: what was made since then stays. Milliseconds; undefined: the beginning of this run. */
  readonly since: number | undefined;
  /** In the words of whoever starts the run. */
  readonly reason: string | undefined;
  /** Holds the credential. */
  readonly environment: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
  readonly info: (line: string) => void;
};

export type RotationResult = {
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

/** Asks Azure, before anything is changed, for what would stop a plan or an apply; reads only. */
export type Preflight = (request: {
  readonly configuration: Configuration;
  readonly purpose: 'plan' | 'apply' | 'destroy';
  /** As `terraform state pull` writes it; null where there is none yet. */
  readonly state: Json;
  /** Addresses of what interrupted applies may have made, which the plan takes over. */
  readonly begun: () => Promise<ReadonlySet<string>>;
  /** Holds the credential. */
  readonly environment: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly info: (line: string) => void;
}) => Promise<readonly Complaint[]>;

/** Gives the rotation's app its code; safe to repeat. */
export type Publish = (request: {
  /** One Deploy endpoint of the app. */
  readonly url: string;
  /** Holds the credential. */
  readonly environment: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  /** Hears what is waited for. */
  readonly info: (line: string) => void;
}) => Promise<void>;

/**
 * Has the rotation's app publish the keys of consumers that have none yet, and waits for them; safe to repeat.
 *
 * @throws {Error} when they do not come
 */
export type FirstKeys = (request: {
  /** Resource ids. */
  readonly functionAppId: string;
  readonly keyVaultId: string;
  /** Names of the secrets that should be there. */
  readonly secrets: readonly string[];
  /** Those of subscriptions that have just been made: what an older secret of the name holds is dead. */
  readonly renewed: readonly string[];
  /** Holds the credential. */
  readonly environment: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly info: (line: string) => void;
}) => Promise<void>;

/** What Azure has of a resource. */
export type Found = {
  /** What `terraform import` takes. */
  readonly importId: string;
  /** As Azure describes it; null for what has no document. */
  readonly document: Json;
};

/**
 * Signs in to Azure, to ask whether something exists there: undefined when it does not.
 *
 * @throws {Error} when that cannot be asked
 */
export type LookUp = (request: {
  /** Holds the credential. */
  readonly environment: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly info: (line: string) => void;
}) => Promise<(target: Target) => Promise<Found | undefined>>;

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
  readonly judge: Judge;
  readonly simulate: Simulate;
  readonly simulateReview: SimulateReview;
  readonly rotate: Rotate;
  readonly preflight: Preflight;
  readonly publish: Publish;
  readonly firstKeys: FirstKeys;
  readonly lookUp: LookUp;
  readonly fetch: typeof fetch;
  /** Where Terraform and OpenTofu are installed from. */
  readonly sources: Readonly<Record<Binary, Source>>;
  /** The root module that ships with the Action. */
  readonly terraformModule: string;
};

/** Everything a command works with. */
export type Context = Ports & {
  readonly inputs: Inputs;
  /** Guarded: what is said to it leaves without the secrets that `secrecy` knows. */
  readonly workflow: Workflow;
  readonly secrecy: Secrecy;
  readonly environment: NodeJS.ProcessEnv;
  /** Absolute; relative inputs start here. */
  readonly workspace: string;
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Aborted when what goes on after a cancel must come to its end. */
  readonly urgent: AbortSignal;
  readonly records: RunRecords;
  /** The same with another signal: a cancelled run has some seconds left to tell what it did. */
  readonly withSignal: (signal: AbortSignal) => Context;
  /** Undefined outside a workflow. */
  readonly event: WorkflowEvent | undefined;
  /** The commit that is checked out; '' where neither the checkout nor the event says one. */
  readonly commit: string;
  /** Undefined without a token. */
  readonly github: GitHub | undefined;
};
