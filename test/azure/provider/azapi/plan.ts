/**
 * The plan of an `azapi_resource`. Most of what it says is whether `output` may change: Terraform shows an
 * update, and plans what depends on the output, exactly when the planned output is unknown.
 */
import { type Path, type PrivateState, ProviderError } from '../protocol/provider.ts';
import type { Block } from '../protocol/schema.ts';
import {
  type Attributes,
  isObject,
  isWhollyKnown,
  type Json,
  UNKNOWN,
  type Value,
} from '../protocol/values.ts';
import { planIdentity } from './identity.ts';
import { atPath, plain, plainObject, sameJson } from './json.ts';
import { isResourceGroup, parseType, sameText } from './resource-type.ts';
import { isSensitiveChanged } from './sensitive.ts';

export type PlanContext = {
  readonly block: Block;
  readonly subscriptionId: string;
  /** Provider option `ignore_no_op_changes`, on unless it is switched off. */
  readonly ignoreNoOpChanges: boolean;
  /** Whether Azure holds already what this body asks for, by the api-version of this type. */
  isApplied(body: Json, type: string): Promise<boolean>;
};

/** Attributes with the schema's defaults where the configuration has none, and without write-only values. */
export function withDefaults(block: Block, config: Attributes): Attributes {
  const filled: Attributes = { ...config };
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    const value = config[name] ?? null;
    if (attribute.write_only) filled[name] = null;
    else if (attribute.nested_type && isObject(value)) {
      filled[name] = withDefaults({ attributes: attribute.nested_type.attributes }, value);
    } else if (value === null && attribute.default !== undefined && name !== 'body') {
      filled[name] = attribute.default;
    }
  }
  return filled;
}

export async function planResource(
  config: Attributes,
  prior: Attributes | null,
  priorPrivate: PrivateState,
  context: PlanContext,
): Promise<{ planned: Attributes; replace: Path[] }> {
  const planned = withDefaults(context.block, config);
  planned.id = prior?.id ?? UNKNOWN;
  planned.name = config.name ?? required('name');
  planned.parent_id = config.parent_id ?? defaultParent(config, context);
  planned.identity = planIdentity(config.identity, prior?.identity);

  const body = config.body ?? null;
  if (!isWhollyKnown(body)) {
    planned.location = config.location ?? UNKNOWN;
    planned.tags = config.tags ?? UNKNOWN;
    planned.output = UNKNOWN;
    return { planned, replace: prior ? replacements(config, planned, prior) : [] };
  }

  planned.location = config.location ?? fromBody(body, 'location') ?? prior?.location ?? null;
  planned.tags = config.tags ?? fromBody(body, 'tags') ?? prior?.tags ?? null;
  if (prior && (await isNoOp(config, prior, context))) {
    planned.body = prior.body ?? null;
    planned.type = prior.type ?? null;
  }
  const isChanged =
    !prior ||
    ['identity', 'type', 'response_export_values', 'tags'].some(
      (name) => !sameValue(planned[name], prior[name]),
    ) ||
    !sameBody(planned.body, prior.body) ||
    isSensitiveChanged(config, priorPrivate);
  planned.output = isChanged ? UNKNOWN : (prior.output ?? null);
  return { planned, replace: prior ? replacements(config, planned, prior) : [] };
}

/** A change that Azure has already, such as a newer api-version or a property written out, is none. */
async function isNoOp(
  config: Attributes,
  prior: Attributes,
  context: PlanContext,
): Promise<boolean> {
  // What was imported has no body yet; the next apply writes it into the state.
  const isImported = prior.body === null && config.body !== null;
  const isSame = sameBody(config.body, prior.body) && sameValue(config.type, prior.type);
  if (!context.ignoreNoOpChanges || isImported || isSame) return false;
  return context.isApplied(plainObject(config.body), String(config.type));
}

function replacements(config: Attributes, planned: Attributes, prior: Attributes): Path[] {
  const paths: Path[] = [];
  if (!sameValue(planned.name, prior.name)) paths.push(['name']);
  if (!sameValue(planned.parent_id, prior.parent_id)) paths.push(['parent_id']);
  if (!sameLocation(planned.location, prior.location)) paths.push(['location']);
  const before: Value = prior.replace_triggers_external_values ?? null;
  const after: Value = planned.replace_triggers_external_values ?? null;
  if (before !== null && after !== null && !sameValue(after, before)) {
    paths.push(['replace_triggers_external_values']);
  }
  const references = plain(config.replace_triggers_refs);
  const [oldBody, newBody] = [plainObject(prior.body), plainObject(planned.body)];
  const isTriggered = (reference: Json) =>
    typeof reference === 'string' &&
    !sameJson(atPath(oldBody, reference) ?? null, atPath(newBody, reference) ?? null);
  if (Array.isArray(references) && references.some(isTriggered)) paths.push(['body']);
  return paths;
}

/** A location that waits for an unknown body is no reason to replace anything. */
function sameLocation(left: Value | undefined, right: Value | undefined): boolean {
  if (left === UNKNOWN) return true;
  if (typeof left !== 'string' || typeof right !== 'string') {
    return (left ?? null) === (right ?? null);
  }
  return sameText(left.replaceAll(' ', ''), right.replaceAll(' ', ''));
}

/** An unknown value never equals one that the state knows. */
export function sameValue(left: Value | undefined, right: Value | undefined): boolean {
  if (!isWhollyKnown(left ?? null) || !isWhollyKnown(right ?? null)) return false;
  return sameJson(plain(left), plain(right));
}

/** No body at all is an empty one. */
function sameBody(left: Value | undefined, right: Value | undefined): boolean {
  return sameJson(plainObject(left), plainObject(right));
}

function fromBody(body: Value, name: 'location' | 'tags'): Value {
  return plainObject(body)[name] ?? null;
}

function defaultParent(config: Attributes, context: PlanContext): Value {
  const isGroup = typeof config.type === 'string' && isResourceGroup(parseType(config.type));
  return isGroup ? `/subscriptions/${context.subscriptionId}` : required('parent_id');
}

function required(name: string): never {
  throw new ProviderError(`the argument "${name}" is required`, '', [name]);
}
