/** What Terraform is told: the root module's variables, derived from the balancer and the rendered documents. */

import type { Balancer } from '../policy/balancer.ts';
import type { Configuration, Estate, RotationConfiguration } from '../policy/configuration.ts';
import { recordOf } from './configuration-record.ts';
import { kindOf } from './names.ts';

/** The content of `terraform.tfvars.json`; names and shapes are those of terraform/variables.tf. */
export type TerraformVariables = {
  readonly environment: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly ignore_tags?: readonly string[];
  readonly naming?: Readonly<Record<string, string>>;
  readonly existing?: Readonly<Record<string, string>>;
  readonly gateway: {
    readonly sku: string;
    readonly publisher: { readonly name: string; readonly email: string } | null;
    readonly path: string;
    /** Whether the identity may use what accounts keep. */
    readonly state: boolean;
    readonly keys: { readonly required: boolean; readonly bearer: boolean };
  };
  readonly accounts: Readonly<Record<string, { readonly id: string }>>;
  readonly backends: Readonly<
    Record<string, { readonly url: string; readonly description: string }>
  >;
  readonly breaker: {
    readonly failures: number;
    readonly interval: string;
    readonly trip: string;
    readonly accept_retry_after: boolean;
  } | null;
  readonly pools: Readonly<
    Record<
      string,
      {
        readonly services: readonly {
          readonly backend: string;
          readonly priority?: number;
          readonly weight?: number;
        }[];
      }
    >
  >;
  readonly consumers: Readonly<
    Record<
      string,
      {
        readonly display_name?: string;
        readonly formerly?: string;
        readonly readers?: readonly string[];
      }
    >
  >;
  readonly policy: string;
  readonly openapi: string;
  readonly rotation: {
    readonly schedule: string;
    readonly interval: string;
    readonly intervals?: Readonly<Record<string, string>>;
    readonly window?: string;
    readonly freezes?: readonly { readonly from: string; readonly to: string }[];
    readonly spread?: boolean;
    readonly discipline: string;
    readonly gateway_check: boolean;
    readonly http: {
      readonly audience: string;
      readonly allowed_principals: readonly string[];
    } | null;
    readonly notify?: {
      readonly webhook?: string;
      readonly queue?: { readonly storage_account_id: string; readonly name: string };
    };
    readonly action_group_id: string | null;
  } | null;
  readonly function_package: string | null;
  /** See configuration-record.ts. */
  readonly configuration: string;
};

/** What is rendered or built besides the balancer. */
export type Documents = {
  readonly policy: string;
  readonly openapi: string;
  /** Path of the function's zip, or undefined where no rotation is deployed. */
  readonly functionPackage: string | undefined;
};

export function toVariables(
  configuration: Configuration,
  balancer: Balancer,
  { policy, openapi, functionPackage }: Documents,
): TerraformVariables {
  const { environment, location, tags, estate, gateway, accounts, rotation } = configuration;
  const { backends, breaker, models, callers, consumers } = balancer;
  return {
    environment,
    location,
    tags,
    ...(estate === undefined ? {} : toEstate(estate)),
    gateway: {
      sku: gateway.sku,
      publisher: gateway.publisher ?? null,
      path: gateway.path,
      state: balancer.stateful !== 'refuse',
      keys: { required: callers.entra === undefined, bearer: callers.bearer },
    },
    accounts: fromEntries(Object.entries(accounts), ([name, { id }]) => [name, { id }]),
    backends: fromEntries(backends, ({ name, url, description }) => [name, { url, description }]),
    breaker:
      breaker === undefined
        ? null
        : {
            failures: breaker.failures,
            interval: breaker.interval,
            trip: breaker.trip,
            accept_retry_after: breaker.acceptRetryAfter,
          },
    pools: fromEntries(
      models.flatMap(({ pool }) => pool ?? []),
      ({ name, members }) => [name, { services: members }],
    ),
    consumers: fromEntries(callers.keys ? consumers : [], ({ name, formerly, readers = [] }) => [
      name,
      {
        ...(formerly === undefined ? {} : { formerly }),
        ...(readers.length === 0 ? {} : { readers }),
      },
    ]),
    policy,
    openapi,
    rotation: rotation === undefined ? null : toRotation(rotation, intervalsOf(configuration)),
    function_package: functionPackage ?? null,
    configuration: recordOf(configuration),
  };
}

function toEstate({
  existing,
  naming,
  ignoreTags,
}: Estate): Pick<TerraformVariables, 'ignore_tags' | 'naming' | 'existing'> {
  const ids = {
    resource_group: existing.resourceGroup,
    api_management: existing.service,
    api_management_identity: existing.identity,
    log_workspace: existing.workspace,
    key_vault: existing.vault,
  };
  return {
    ...(ignoreTags === undefined ? {} : { ignore_tags: ignoreTags }),
    naming: fromEntries(Object.entries(naming), ([kind, pattern]) => [kindOf(kind), pattern]),
    existing: Object.fromEntries(
      Object.entries(ids).flatMap(([key, id]) => (id === undefined ? [] : [[key, id]])),
    ),
  };
}

/** The consumers that have an interval of their own. */
export function intervalsOf({ consumers }: Configuration): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(consumers).flatMap(([name, { rotationInterval }]) =>
      rotationInterval === undefined ? [] : [[name, rotationInterval]],
    ),
  );
}

function toRotation(
  rotation: RotationConfiguration,
  intervals: Readonly<Record<string, string>>,
): TerraformVariables['rotation'] {
  const { schedule, interval, window, freezes, spread } = rotation;
  const { discipline, gatewayCheck, http, notify, actionGroup } = rotation;
  return {
    schedule,
    interval,
    ...(Object.keys(intervals).length > 0 && { intervals }),
    ...(window !== undefined && { window }),
    ...(freezes !== undefined && { freezes }),
    ...(spread !== undefined && { spread }),
    discipline,
    gateway_check: gatewayCheck,
    http:
      http === undefined
        ? null
        : { audience: http.audience, allowed_principals: http.allowedPrincipals },
    ...(notify !== undefined && {
      notify: {
        ...(notify.webhook !== undefined && { webhook: notify.webhook }),
        ...(notify.queue !== undefined && {
          queue: { storage_account_id: notify.queue.storageAccount, name: notify.queue.name },
        }),
      },
    }),
    action_group_id: actionGroup ?? null,
  };
}

function fromEntries<From, To>(
  items: readonly From[],
  entry: (item: From) => readonly [string, To],
): Readonly<Record<string, To>> {
  return Object.fromEntries(items.map(entry));
}
