/**
 * What Azure and the providers take, held against what the configuration comes to: names that are put together of several keys, and
 * whatever the schema should have refused. The figures are those that the Terraform module checks with.
 */
import { BackendNameFault, createBalancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import limits from '../../terraform/limits.json' with { type: 'json' };
import { type TerraformVariables, toVariables } from '../variables.ts';
import { type Complaint, error, type Rule, warning } from './complaint.ts';
import { originsOf } from './origin.ts';

type Limit = {
  readonly expected: string;
  readonly pattern: string;
  /** Characters. */
  readonly most?: number;
  /** Of UTF-8. */
  readonly bytes?: number;
  readonly source: string;
};

/** What the Terraform module would refuse. */
export const terraformLimits: Rule = (_, configuration) => {
  const balancer = balancerOf(configuration);
  // Another rule tells why there is none.
  if (balancer === undefined) return [];
  const documents = { policy: '', openapi: '', functionPackage: undefined };
  const origins = originsOf(configuration, balancer);
  return [...limited(toVariables(configuration, balancer, documents))]
    .filter(({ text, limit }) => !fits(text, limit))
    .map(({ path, what, text, limit }) =>
      error(
        origins.ofVariable(path) ?? [],
        `${what} would be "${text}", expected ${limit.expected} (${limit.source})`,
      ),
    );
};

function balancerOf(configuration: Configuration) {
  try {
    return createBalancer(configuration);
  } catch {
    return undefined;
  }
}

/** Whether Azure takes a text. Of ids Azure ignores the case, and their limits are written in lower case. */
function fits(text: string, { pattern, most, bytes }: Omit<Limit, 'expected' | 'source'>): boolean {
  return (
    new RegExp(pattern, 'u').test(text) &&
    (most === undefined || [...text].length <= most) &&
    (bytes === undefined || Buffer.byteLength(text) <= bytes)
  );
}

type Limited = {
  /** Of the variable. */
  readonly path: readonly string[];
  readonly what: string;
  readonly text: string;
  readonly limit: Limit;
};

/** Every text of the variables that has a limit. */
function* limited(variables: TerraformVariables): Generator<Limited> {
  const { gateway, rotation } = variables;
  const one = (path: readonly string[], what: string, text: string, limit: Limit): Limited => ({
    path,
    what,
    text,
    limit,
  });
  yield one(['environment'], 'it', variables.environment, limits.environment);
  yield one(['location'], 'it', variables.location, limits.location);
  for (const [name, value] of Object.entries(variables.tags)) {
    yield one(['tags', name], "the tag's name", name, limits.tag_name);
    yield one(['tags', name], 'its value', value, limits.tag_value);
  }
  yield one(['gateway', 'sku'], 'it', gateway.sku, limits.sku);
  const { publisher } = gateway;
  if (publisher !== null) {
    yield one(['gateway', 'publisher', 'name'], 'it', publisher.name, limits.publisher_name);
    yield one(['gateway', 'publisher', 'email'], 'it', publisher.email, limits.publisher_email);
  }
  yield one(['gateway', 'path'], 'it', gateway.path, limits.api_path);
  for (const [name, { id }] of Object.entries(variables.accounts)) {
    yield one(['accounts', name, 'id'], 'it', id.toLowerCase(), limits.account_id);
  }
  for (const [name, { url, description }] of Object.entries(variables.backends)) {
    yield one(['backends', name], "a backend's name", name, limits.backend_name);
    yield one(['backends', name, 'url'], "a backend's URL", url, limits.backend_url);
    yield one(
      ['backends', name],
      "a backend's description",
      description,
      limits.backend_description,
    );
  }
  for (const name of Object.keys(variables.pools)) {
    yield one(['pools', name], "a pool's name", name, limits.backend_name);
  }
  for (const [name, { formerly = name, readers = [] }] of Object.entries(variables.consumers)) {
    yield one(['consumers', name], "the subscription's name", formerly, limits.consumer_name);
    yield one(['consumers', name], "the subscription's display name", name, limits.display_name);
    for (const id of readers) {
      yield one(['consumers', name, 'readers'], 'it', id.toLowerCase(), limits.object_id);
    }
  }
  if (rotation === null) return;
  yield one(['rotation', 'schedule'], 'it', rotation.schedule, limits.schedule);
  yield one(['rotation', 'interval'], 'it', rotation.interval, limits.duration);
  const { webhook, queue } = rotation.notify ?? {};
  const notify = ['rotation', 'notify'];
  if (webhook !== undefined) yield one([...notify, 'webhook'], 'it', webhook, limits.webhook);
  if (queue !== undefined) {
    const account = queue.storage_account_id.toLowerCase();
    const limit = limits.storage_account_id;
    yield one([...notify, 'queue', 'storage_account_id'], 'it', account, limit);
    yield one([...notify, 'queue', 'name'], 'it', queue.name, limits.queue_name);
  }
  if (rotation.action_group_id === null) return;
  const group = rotation.action_group_id.toLowerCase();
  yield one(['rotation', 'action_group_id'], 'it', group, limits.action_group_id);
}

/** Names of backends that no balancer can be made with. */
export const backendNames: Rule = (_, configuration) => {
  try {
    createBalancer(configuration);
    return [];
  } catch (fault) {
    // Aliases that lead nowhere have a rule of their own.
    if (!(fault instanceof BackendNameFault)) return [];
    const { account, model, message } = fault;
    const path =
      model === undefined ? ['accounts', account] : ['accounts', account, 'models', model];
    return [error(path, message)];
  }
};

/** Azure ignores the case of tags' names, and keeps some beginnings for itself. */
export const tagNames: Rule = ({ tags = {} }) => {
  const first = new Map<string, string>();
  return Object.keys(tags).flatMap((name): readonly Complaint[] => {
    const key = name.normalize('NFC').toLowerCase();
    const other = first.get(key);
    first.set(key, other ?? name);
    if (other !== undefined) {
      return [
        error(['tags', name], `Azure takes it for the same tag as "${other}": remove one of them`),
      ];
    }
    const reserved = RESERVED_TAGS.find((beginning) => key.startsWith(beginning));
    return reserved === undefined
      ? []
      : [
          warning(
            ['tags', name],
            `names that begin with ${RESERVED_TAGS.join(', ')} are reserved for Azure, which may refuse it`,
          ),
        ];
  });
};

/** Source: https://learn.microsoft.com/rest/api/resources/tags/create-or-update, of tags that a subscription defines. */
const RESERVED_TAGS: readonly string[] = ['microsoft', 'azure', 'windows'];
