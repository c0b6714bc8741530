/** What each resource is called, as the Terraform module calls it: both read `terraform/names.json`. */
import { createHash } from 'node:crypto';
import kinds from '../terraform/names.json' with { type: 'json' };

/** A kind of resource that has a name. */
export type Kind = keyof typeof kinds;

export type NameRule = {
  /** Microsoft's abbreviation of the resource type; https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/resource-abbreviations */
  readonly type: string;
  /** Tells apart two of one type. */
  readonly use: string;
  /** Pattern of the name where nobody gives another. */
  readonly default: string;
  readonly min: number;
  readonly max: number;
  /** Regular expression; https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
  readonly pattern: string;
  /** The same in words. */
  readonly holds: string;
  /** Whatever is neither letter nor digit is left out, and the rest written in lower case. */
  readonly compact?: boolean;
};

export const NAME_RULES: Readonly<Record<Kind, NameRule>> = kinds;

export const KINDS = Object.keys(kinds) as readonly Kind[];

export const PLACEHOLDERS = ['environment', 'region', 'suffix', 'type', 'use'] as const;

/** `apiManagement`, as `load-balancer.yml` writes it, is `api_management` for Terraform. */
export function kindOf(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The other way round. */
export function keyOf(kind: Kind): string {
  return kind.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Six characters that are the same for the same subscription, environment and region. */
export function suffixOf(subscriptionId: string, environment: string, location: string): string {
  const text = `${subscriptionId}/${environment}/${location}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

export type NamingInput = {
  readonly environment: string;
  readonly location: string;
  /** Patterns by key of `load-balancer.yml`, and `pattern` for the others. */
  readonly naming: Readonly<Record<string, string>>;
};

function patternOf(kind: Kind, naming: NamingInput['naming']): string {
  return naming[keyOf(kind)] ?? naming.pattern ?? NAME_RULES[kind].default;
}

/** @param suffix see `suffixOf` */
export function nameOf(
  kind: Kind,
  { environment, location, naming }: NamingInput,
  suffix: string,
): string {
  const { type, use, compact = false } = NAME_RULES[kind];
  const values = { environment, region: location, suffix, type, use };
  const name = PLACEHOLDERS.reduce(
    (text, placeholder) => text.replaceAll(`{${placeholder}}`, () => values[placeholder]),
    patternOf(kind, naming),
  );
  return compact ? name.replaceAll(/[^A-Za-z0-9]/g, '').toLowerCase() : name;
}

/** @returns what is wrong with a name, to follow the name; undefined: nothing */
export function nameFault(kind: Kind, name: string): string | undefined {
  const { min, max, pattern, holds } = NAME_RULES[kind];
  const fits = name.length >= min && name.length <= max && new RegExp(pattern).test(name);
  return fits
    ? undefined
    : `has ${name.length} characters; a name of this kind has ${min} to ${max}, of ${holds}`;
}
