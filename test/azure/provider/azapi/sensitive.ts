/**
 * `sensitive_body`: the part of a body that is sent and never kept. Whether it changed is told by a hash in
 * the resource's private state or, where the configuration gives versions by path, by those.
 */
import { createHash } from 'node:crypto';
import { type PrivateState, ProviderError } from '../protocol/provider.ts';
import { type Attributes, isObject, isWhollyKnown, type Json } from '../protocol/values.ts';
import { atPath, merge, plain, plainObject, sameJson, withPath } from './json.ts';

/** The private state for the configuration's sensitive body, in the form that azapi writes. */
export function privateState(config: Attributes): PrivateState {
  const record = JSON.stringify({ hash: hashOf(plain(config.sensitive_body)) });
  const written = { sensitive_body: Buffer.from(record).toString('base64') };
  return Buffer.from(JSON.stringify(written));
}

function hashOf(body: Json): string {
  return createHash('sha256').update(asGoWrites(body)).digest('base64');
}

/** JSON as Go's encoder has it: keys in order, and nothing that HTML would take for markup. */
function asGoWrites(body: Json): string {
  const sorted = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value;
  return JSON.stringify(body, sorted).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** As earlier versions of this stand-in wrote it. */
function formerHashOf(body: Json): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}

/** Whether an update must be planned because of the sensitive body alone. */
export function isSensitiveChanged(config: Attributes, prior: PrivateState): boolean {
  if (hasVersions(config)) return false;
  if (!isWhollyKnown(config.sensitive_body ?? null)) return true;
  const known = knownHash(prior);
  // No hash, as in a state that azapi did not write: only a body that is there now is a change.
  if (known === undefined) {
    return config.sensitive_body !== null && config.sensitive_body !== undefined;
  }
  const body = plain(config.sensitive_body);
  return known !== hashOf(body) && known !== formerHashOf(body);
}

function knownHash(state: PrivateState): string | undefined {
  if (state.length === 0) return undefined;
  const written: { sensitive_body?: string } = JSON.parse(Buffer.from(state).toString('utf8'));
  if (written.sensitive_body === undefined) return undefined;
  const record: { hash?: string } = JSON.parse(
    Buffer.from(written.sensitive_body, 'base64').toString('utf8'),
  );
  return record.hash;
}

/**
 * The body to send: with versions those paths of the sensitive body whose version is new, else all of it, laid
 * over the plain one.
 *
 * @param prior the state, with the versions that were sent before
 * @throws ProviderError when a version is given for a path that the sensitive body does not have
 */
export function withSensitive(body: Json, config: Attributes, prior: Attributes | null): Json {
  const sensitive = plain(config.sensitive_body);
  if (!isObject(sensitive)) return body;
  if (!hasVersions(config)) return merge(body, sensitive);
  const before = plainObject(prior?.sensitive_body_version);
  let merged = body;
  for (const [path, version] of Object.entries(plainObject(config.sensitive_body_version))) {
    if (sameJson(before[path] ?? null, version)) continue;
    const value = atPath(sensitive, path);
    if (value === undefined) {
      throw new ProviderError(
        `sensitive_body_version names "${path}", which sensitive_body does not have`,
        '',
        ['sensitive_body_version'],
      );
    }
    merged = merge(merged, withPath(path, value));
  }
  return merged;
}

function hasVersions(config: Attributes): boolean {
  return isObject(config.sensitive_body_version);
}
