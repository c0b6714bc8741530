/** What azurerm does for one type of resource, and the form that most of its resources share. */
import { type Arm, failed } from '../arm/client.ts';
import { ProviderError } from '../protocol/provider.ts';
import type { Attributes, Json } from '../protocol/values.ts';
import type { Replacements, Suppressions } from './plan.ts';
import type { Rule, Rules } from './rules.ts';

/** Settings of the provider block's `features` that change what is requested. */
export type Features = {
  /** The flag at `features.<service>.<name>`; azurerm's default where the block does not say. */
  enabled(service: string, name: string, otherwise: boolean): boolean;
};

export type Resource = {
  /** What an id must be like to be imported. */
  readonly id: Rule;
  /**
   * @param config the configuration, which tells what is written from what is only planned
   * @returns the id that goes into the state
   */
  create(arm: Arm, planned: Attributes, features: Features, config: Attributes): Promise<string>;
  /** @returns the attributes that Azure tells, or null when the resource is gone */
  read(arm: Arm, id: string, state: Attributes): Promise<Attributes | null>;
  /** Absent where every change replaces the resource. */
  update?(
    arm: Arm,
    id: string,
    planned: Attributes,
    prior: Attributes,
    config: Attributes,
  ): Promise<void>;
  remove(arm: Arm, id: string, state: Attributes, features: Features): Promise<void>;
  /** What is required of values, beyond their types and `sharedRules`. */
  readonly rules?: Rules;
  readonly suppressions?: Suppressions;
  /** Attributes whose change, from this value to that one, only a new resource can make. */
  readonly replacedBy?: Replacements;
  /** What azurerm checks across attributes: messages for what is wrong. */
  check?(config: Attributes): readonly string[];
  /** Attributes and blocks that azurerm has and this stand-in does not map: refused, never skipped. */
  readonly unmapped?: readonly string[];
};

export type DataSource = {
  /** @throws ProviderError when nothing is found */
  read(arm: Arm, config: Attributes): Promise<Attributes>;
};

/** A resource that is one document: made by PUT, read by GET, ended by DELETE. */
export type DocumentResource = {
  readonly id: Rule;
  readonly apiVersion: string;
  path(attributes: Attributes, arm: Arm): string;
  body(planned: Attributes, arm: Arm, config: Attributes): object;
  attributes(document: Json, id: string, state: Attributes): Attributes;
  /** How a change is sent: the whole document again, or a PATCH with what `change` returns. */
  readonly change?: (planned: Attributes, prior: Attributes, arm: Arm) => object;
};

/** The operations of a resource that is one document, in the order of azurerm's requests. */
export function documentResource(resource: DocumentResource): Resource & {
  update: NonNullable<Resource['update']>;
} {
  const { apiVersion } = resource;
  return {
    id: resource.id,
    create: async (arm, planned, _features, config) => {
      const path = resource.path(planned, arm);
      await refuseExisting(arm, path, apiVersion);
      await put(arm, path, apiVersion, resource.body(planned, arm, config));
      return path;
    },
    read: async (arm, id, state) => {
      const document = await arm.get(id, apiVersion);
      return document === undefined ? null : resource.attributes(document, id, state);
    },
    update: async (arm, id, planned, prior, config) => {
      if (!resource.change) {
        await put(arm, id, apiVersion, resource.body(planned, arm, config));
        return;
      }
      const body = resource.change(planned, prior, arm);
      await arm.change({ method: 'PATCH', path: id, body }, apiVersion);
    },
    remove: (arm, id) => arm.remove(id, apiVersion),
  };
}

export async function put(arm: Arm, path: string, apiVersion: string, body: object): Promise<void> {
  await arm.change({ method: 'PUT', path, body }, apiVersion);
}

/** Azurerm never takes over what is there already: the user must import it. */
export async function refuseExisting(
  arm: Arm,
  path: string,
  apiVersion: string,
  query?: { readonly [name: string]: string },
): Promise<void> {
  if ((await arm.get(path, apiVersion, query)) !== undefined) throw alreadyExists(path);
}

export function alreadyExists(id: string): ProviderError {
  return new ProviderError(
    `a resource with the ID "${id}" already exists - to be managed via Terraform this resource needs to be imported into the State`,
    'It was made outside of Terraform, or by a run that was interrupted before it could write the state. Import it, or delete it and apply again.',
  );
}

/** Posts an action that returns a document, such as `listKeys`. */
export async function action(
  arm: Arm,
  path: string,
  apiVersion: string,
  query: { readonly [name: string]: string } = {},
): Promise<Json> {
  const request = { method: 'POST', path, query: { ...query, 'api-version': apiVersion } } as const;
  const answer = await arm.send(request);
  if (answer.status >= 400) throw failed(request, answer);
  return answer.body;
}

/**
 * The segment of an id that follows a type, whatever the case of its letters.
 *
 * @throws Error when the id has no such type
 */
export function segment(id: string, type: string): string {
  const segments = id.split('/');
  const index = segments.findIndex((part) => part.toLowerCase() === type.toLowerCase());
  const name = segments[index + 1];
  if (index < 0 || name === undefined || name === '') {
    throw new ProviderError(`the ID "${id}" has no "${type}" segment`);
  }
  return name;
}

/** A resource as it is written. */
export type Body = {
  readonly properties: object;
  readonly [name: string]: unknown;
};

/** What differs between two bodies, for a PATCH: whole members, and those of `properties` one by one. */
export function changedFields(before: Body, after: Body): object {
  const { properties: oldProperties, ...oldRest } = before;
  const { properties, ...rest } = after;
  const changedProperties = changedMembers(oldProperties, properties);
  return {
    ...changedMembers(oldRest, rest),
    ...(Object.keys(changedProperties).length > 0 ? { properties: changedProperties } : {}),
  };
}

/** The members of `after` that are not the same in `before`. */
export function changedMembers(before: object, after: object): object {
  const old = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(old.get(name)) !== JSON.stringify(value),
    ),
  );
}
