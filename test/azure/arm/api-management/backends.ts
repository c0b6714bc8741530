/**
 * Backends: single ones with a circuit breaker, and pools of them.
 * Rules: learn.microsoft.com/azure/api-management/backends and the 2024-05-01 schema.
 */

import { durationSeconds } from '../../../../policy/standards/duration.ts';
import { AzureError, validationError } from '../../errors.ts';
import { type Json, type JsonObject, listAt, numberAt, objectAt, textAt } from '../../json.ts';
import { keyOf, nameOf } from '../../resource-id.ts';
import type { ResourceType, Write, Written } from '../resource-type.ts';
import { policiesThat } from './references.ts';
import { BACKEND, serviceOf } from './types.ts';

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/;
const LARGEST_POOL = 30;

export const backendType: ResourceType = {
  type: BACKEND,
  label: 'Backend',
  versioned: 'strictly',
  write: writeBackend,
  beforeDelete({ azure, resource }) {
    const service = serviceOf(resource.id);
    const pool = azure.store
      .children(service, BACKEND)
      .find(({ body }) => memberIds(body).some((id) => keyOf(id) === keyOf(resource.id)));
    const [policy] = policiesThat(azure.store, service, ({ backends }) =>
      backends.some((name) => name.toLowerCase() === resource.name.toLowerCase()),
    );
    const user = pool ?? policy;
    if (user !== undefined) {
      throw new AzureError(
        400,
        'ValidationError',
        `Backend '${resource.name}' cannot be deleted: '${user.id}' refers to it.`,
      );
    }
  },
};

/** The ids of a pool's members. */
export function memberIds(body: JsonObject): readonly string[] {
  return listAt(body, 'properties', 'pool', 'services').flatMap(
    (service) => textAt(service, 'id') ?? [],
  );
}

function writeBackend(write: Write): Written {
  const { name, body, apiVersion } = write;
  if (!NAME.test(name) || name.length > 80) {
    throw validationError(
      `A backend's name has 1 to 80 letters, digits, dashes and underscores; got '${name}'.`,
      'name',
    );
  }
  const properties = objectAt(body, 'properties');
  const type = textAt(properties, 'type') ?? 'Single';
  if (type === 'Pool') {
    if (apiVersion < '2023-05-01') {
      throw validationError(
        `Pools need api-version 2023-05-01-preview or later, not ${apiVersion}.`,
      );
    }
    checkPool(write, properties);
  } else if (type === 'Single') {
    checkSingle(properties);
  } else {
    throw validationError(`A backend's type is Single or Pool, not '${type}'.`, 'type');
  }
  return { body: { properties: { ...properties, type } } };
}

function checkSingle(properties: JsonObject): void {
  const url = textAt(properties, 'url') ?? '';
  if (!URL.canParse(url) || !/^https?:/i.test(url)) {
    throw validationError(`A backend needs an absolute http or https url; got '${url}'.`, 'url');
  }
  if (!['http', 'soap'].includes(textAt(properties, 'protocol') ?? '')) {
    throw validationError("A backend's protocol is http or soap.", 'protocol');
  }
  const rules = listAt(properties, 'circuitBreaker', 'rules');
  if (rules.length > 1) {
    throw validationError(
      `Only one circuit breaker rule is supported per backend; got ${rules.length}.`,
      'circuitBreaker',
    );
  }
  for (const rule of rules) checkRule(rule);
}

function isPositiveDuration(text: string): boolean {
  try {
    return durationSeconds(text) > 0;
  } catch {
    return false;
  }
}

function checkRule(rule: Json): void {
  const condition = objectAt(rule, 'failureCondition');
  const count = numberAt(condition, 'count');
  const percentage = numberAt(condition, 'percentage');
  if ((count === undefined) === (percentage === undefined)) {
    throw validationError(
      'A circuit breaker rule has either a failureCondition.count or a percentage.',
      'failureCondition',
    );
  }
  const failures = count ?? percentage ?? 0;
  if (!Number.isInteger(failures) || failures < 1 || (percentage ?? 0) > 100) {
    throw validationError(`${failures} is not a possible number of failures.`, 'failureCondition');
  }
  for (const [member, value] of [
    ['interval', textAt(condition, 'interval')],
    ['tripDuration', textAt(rule, 'tripDuration')],
  ] as const) {
    if (!isPositiveDuration(value ?? '')) {
      throw validationError(
        `${member} is a positive ISO 8601 duration such as PT1M; got '${value}'.`,
        member,
      );
    }
  }
  const ranges = listAt(condition, 'statusCodeRanges');
  const reasons = listAt(condition, 'errorReasons');
  if (ranges.length > 10 || reasons.length > 10 || ranges.length + reasons.length === 0) {
    throw validationError(
      'A failureCondition needs 1 to 10 statusCodeRanges or errorReasons.',
      'failureCondition',
    );
  }
  for (const range of ranges) {
    const min = numberAt(range, 'min') ?? 0;
    const max = numberAt(range, 'max') ?? 0;
    if (min < 200 || max > 599 || min > max) {
      throw validationError(
        `Status codes ${min} to ${max} are not within 200 to 599.`,
        'statusCodeRanges',
      );
    }
  }
}

function checkPool({ azure, id, parent, apiVersion }: Write, properties: JsonObject): void {
  for (const member of ['url', 'protocol', 'circuitBreaker']) {
    if (properties[member] !== undefined && properties[member] !== null) {
      throw validationError(`${member} is not supported for a backend of type Pool.`, member);
    }
  }
  const pool = objectAt(properties, 'pool');
  if (apiVersion < '2024-10-01' && ('sessionAffinity' in pool || 'failureResponse' in pool)) {
    throw validationError(
      `sessionAffinity and failureResponse need api-version 2024-10-01-preview or later, not ${apiVersion}.`,
      'pool',
    );
  }
  const services = listAt(pool, 'services');
  if (services.length === 0 || services.length > LARGEST_POOL) {
    throw validationError(
      `A pool has 1 to ${LARGEST_POOL} services; got ${services.length}.`,
      'pool.services',
    );
  }
  for (const service of services) {
    const member = textAt(service, 'id') ?? '';
    const backend = azure.store.get(
      member.startsWith('/subscriptions/') ? member : `${parent}/backends/${nameOf(member)}`,
    );
    if (backend?.type !== BACKEND || keyOf(backend.parent) !== keyOf(parent)) {
      throw validationError(
        `The pool's backend '${member}' does not exist in this service.`,
        'pool.services',
      );
    }
    if (keyOf(backend.id) === keyOf(id) || textAt(backend.body, 'properties', 'type') === 'Pool') {
      throw validationError(`The pool's backend '${member}' is a pool itself.`, 'pool.services');
    }
    for (const member of ['priority', 'weight']) {
      const value = numberAt(service, member);
      if (value !== undefined && (!Number.isInteger(value) || value < 0 || value > 100)) {
        throw validationError(
          `${member} is a whole number from 0 to 100; got ${value}.`,
          'pool.services',
        );
      }
    }
  }
}
