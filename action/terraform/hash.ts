/**
 * What makes two plans the same plan: the addresses, the actions, and the attributes that change. Not the time,
 * not the order, not the attributes that stay, and not the old value of what is only known after apply.
 *
 * Values that Terraform marks as sensitive are left out. They were not part of what was reviewed, and a digest of
 * one in a public comment would let everybody test guesses against it.
 */

import { createHash } from 'node:crypto';
import type { AttributeChange, Side } from './attributes.ts';
import { canonical, isObject, type Json, type JsonObject, member } from './json.ts';
import type { PlanSummary, ResourceChange } from './plan.ts';

/** A resource's action and, for each attribute that changes, a digest of the change. */
export type ResourceIdentity = {
  readonly action: string;
  readonly attributes: Readonly<Record<string, string>>;
};

export type PlanIdentity = {
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
  /** By address; outputs as `output.<name>`. Enough to say where two plans differ. */
  readonly resources: Readonly<Record<string, ResourceIdentity>>;
};

export type Difference = { readonly address: string; readonly what: string };

/** Hexadecimal digits of an attribute's digest: it tells changes apart, it proves nothing (the hash does). */
const DIGEST_LENGTH = 8;

export function identifyPlan(summary: PlanSummary): PlanIdentity {
  const resources = new Map<string, Json>();
  for (const resource of summary.resources) {
    if (resource.action !== 'read') resources.set(keyOf(resource), resourceDocument(resource));
  }
  for (const { name, before, after } of summary.outputs) {
    resources.set(`output.${name}`, {
      action: 'output',
      attributes: { value: transition(before, after) },
    });
  }
  const document: Json = {
    resources: Object.fromEntries(resources),
    failedChecks: summary.failedChecks.map(({ address }) => address).sort(),
  };
  return {
    hash: sha256(canonical(document)),
    resources: Object.fromEntries(
      [...resources]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, identity(value)]),
    ),
  };
}

/**
 * Where the plan at hand differs from the reviewed one. The reviewed one may have been recorded without its
 * attributes or not at all, where the comment had no room: then that much less can be told.
 */
export function compareIdentities(
  reviewed: PlanIdentity['resources'],
  current: PlanIdentity['resources'],
): readonly Difference[] {
  const recorded = Object.values(reviewed);
  if (recorded.length === 0) return [];
  const withAttributes = recorded.some(({ attributes }) => Object.keys(attributes).length > 0);
  return union(reviewed, current).flatMap((address) => {
    const then = reviewed[address];
    const now = current[address];
    if (then === undefined) {
      return [{ address, what: `${now?.action} was not in the reviewed plan` }];
    }
    if (now === undefined) return [{ address, what: `${then.action} was reviewed and is gone` }];
    if (then.action !== now.action) {
      return [{ address, what: `${then.action} was reviewed, it is ${now.action} now` }];
    }
    const paths = union(then.attributes, now.attributes).filter(
      (path) => withAttributes && then.attributes[path] !== now.attributes[path],
    );
    return paths.length === 0 ? [] : [{ address, what: `other changes to ${paths.join(', ')}` }];
  });
}

function union(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
}

function keyOf({ address, deposed }: ResourceChange): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

function resourceDocument(resource: ResourceChange): JsonObject {
  return {
    action: resource.createBeforeDestroy ? 'replace, create first' : resource.action,
    movedFrom: resource.movedFrom ?? null,
    importing: resource.importing ?? null,
    attributes: Object.fromEntries(
      resource.attributes.map((attribute) => [attribute.path, attributeDocument(attribute)]),
    ),
  };
}

function attributeDocument({ before, after, forcesReplacement }: AttributeChange): Json {
  return { ...transition(before, after), forcesReplacement };
}

function transition(before: Side, after: Side): JsonObject {
  return after.kind === 'unknown'
    ? { after: sideDocument(after) }
    : { before: sideDocument(before), after: sideDocument(after) };
}

function sideDocument(side: Side): Json {
  return side.kind === 'value' ? { kind: side.kind, value: side.value } : { kind: side.kind };
}

function identity(document: Json): ResourceIdentity {
  const attributes = member(document, 'attributes');
  return {
    action: String(member(document, 'action')),
    attributes: Object.fromEntries(
      Object.entries(isObject(attributes) ? attributes : {}).map(([path, value]) => [
        path,
        sha256(canonical(value)).slice(0, DIGEST_LENGTH),
      ]),
    ),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
