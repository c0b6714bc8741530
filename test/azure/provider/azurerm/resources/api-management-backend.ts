import { type Attributes, isObject, type Json, type Value } from '../../protocol/values.ts';
import {
  at,
  block,
  blocks,
  flag,
  items,
  optionalFlag,
  optionalNumber,
  optionalText,
  text,
  textMap,
  texts,
} from '../attributes.ts';
import { servicePath } from '../paths.ts';
import { documentResource, type Resource, segment } from '../resource.ts';
import { notEmpty } from '../rules.ts';
import { childId, childOf, childRules, durationRule } from './api-management-child.ts';

export const apiManagementBackend: Resource = {
  ...documentResource({
    id: childId('backends'),
    apiVersion: '2024-05-01',
    path: (backend, arm) => `${servicePath(backend, arm)}/backends/${text(backend, 'name')}`,
    body: (backend) => ({
      properties: {
        protocol: text(backend, 'protocol'),
        url: text(backend, 'url'),
        description: optionalText(backend, 'description'),
        title: optionalText(backend, 'title'),
        resourceId: optionalText(backend, 'resource_id'),
        circuitBreaker: breakerBody(backend),
        credentials: credentialsBody(backend),
        proxy: proxyBody(backend),
        tls: tlsBody(backend),
      },
    }),
    attributes: (document, id, state) => ({
      ...childOf(id),
      name: segment(id, 'backends'),
      protocol: at(document, 'properties.protocol'),
      url: at(document, 'properties.url'),
      description: at(document, 'properties.description') ?? '',
      title: at(document, 'properties.title') ?? '',
      resource_id: at(document, 'properties.resourceId') ?? '',
      circuit_breaker_rule: items(document, 'properties.circuitBreaker.rules').map(breakerOf),
      credentials: credentialsOf(at(document, 'properties.credentials')),
      proxy: proxyOf(at(document, 'properties.proxy'), state),
      tls: tlsOf(at(document, 'properties.tls')),
    }),
  }),
  rules: {
    ...childRules,
    name: {
      pattern: /^\w(?:[\w-]*\w)?$/,
      must: 'must have letters, digits, underscores and dashes, and no dash at its ends',
    },
    description: { pattern: /^[\s\S]{1,2000}$/, must: 'must have 1 to 2000 characters' },
    'circuit_breaker_rule.name': {
      pattern: /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,78}[a-zA-Z0-9])?$/,
      must: 'must have 1 to 80 letters, digits and dashes, and no dash at its ends',
    },
    'circuit_breaker_rule.trip_duration': durationRule,
    'circuit_breaker_rule.failure_condition.interval_duration': durationRule,
    'circuit_breaker_rule.failure_condition.count': { from: 1, to: 10_000 },
    'circuit_breaker_rule.failure_condition.percentage': { from: 1, to: 100 },
    'circuit_breaker_rule.failure_condition.status_code_range.min': { from: 200, to: 599 },
    'circuit_breaker_rule.failure_condition.status_code_range.max': { from: 200, to: 599 },
    protocol: { anyOf: ['http', 'soap'] },
    url: notEmpty,
    title: notEmpty,
    resource_id: notEmpty,
  },
  check: (config) => {
    const rule = block(config, 'circuit_breaker_rule');
    const condition = rule && block(rule, 'failure_condition');
    if (!condition || !Array.isArray(condition.status_code_range)) return [];
    const failures = [...condition.status_code_range, ...itemsOf(condition.error_reasons)];
    return failures.length > 0
      ? []
      : ['a `failure_condition` needs a `status_code_range` or `error_reasons`'];
  },
  unmapped: ['service_fabric_cluster'],
};

/** An unknown list may still turn out to have an item. */
function itemsOf(value: Value | undefined): Value[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function breakerBody(backend: Attributes): object | undefined {
  const rule = block(backend, 'circuit_breaker_rule');
  if (!rule) return undefined;
  const condition = block(rule, 'failure_condition') ?? {};
  const reasons = texts(condition, 'error_reasons');
  const ranges = blocks(condition, 'status_code_range');
  return {
    rules: [
      {
        name: text(rule, 'name'),
        tripDuration: text(rule, 'trip_duration'),
        acceptRetryAfter: flag(rule, 'accept_retry_after_enabled'),
        failureCondition: {
          count: optionalNumber(condition, 'count') || undefined,
          percentage: optionalNumber(condition, 'percentage') || undefined,
          interval: text(condition, 'interval_duration'),
          ...(reasons.length > 0 ? { errorReasons: reasons } : {}),
          ...(ranges.length > 0
            ? { statusCodeRanges: ranges.map(({ min, max }) => ({ min, max })) }
            : {}),
        },
      },
    ],
  };
}

function breakerOf(rule: Json): Value {
  return {
    name: at(rule, 'name'),
    trip_duration: at(rule, 'tripDuration'),
    accept_retry_after_enabled: at(rule, 'acceptRetryAfter') === true,
    failure_condition: [
      {
        count: at(rule, 'failureCondition.count') ?? 0,
        percentage: at(rule, 'failureCondition.percentage') ?? 0,
        interval_duration: at(rule, 'failureCondition.interval'),
        error_reasons: at(rule, 'failureCondition.errorReasons') ?? [],
        status_code_range: items(rule, 'failureCondition.statusCodeRanges').map((range) => ({
          min: at(range, 'min'),
          max: at(range, 'max'),
        })),
      },
    ],
  };
}

function credentialsBody(backend: Attributes): object | undefined {
  const credentials = block(backend, 'credentials');
  if (!credentials) return undefined;
  const authorization = block(credentials, 'authorization');
  const certificate = texts(credentials, 'certificate');
  return {
    authorization: authorization && {
      parameter: optionalText(authorization, 'parameter') ?? '',
      scheme: optionalText(authorization, 'scheme') ?? '',
    },
    ...(certificate.length > 0 ? { certificate } : {}),
    header: listsOf(textMap(credentials, 'header')),
    query: listsOf(textMap(credentials, 'query')),
  };
}

/** Azure keeps several values for a name, azurerm one text with commas. */
function listsOf(map: { [name: string]: string } | undefined): object | undefined {
  if (!map) return undefined;
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, value.split(',')]));
}

function joinedOf(lists: Json): Value {
  if (!isObject(lists)) return {};
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => [name, Array.isArray(list) ? list.join() : '']),
  );
}

function credentialsOf(credentials: Json): Value {
  if (credentials === null) return [];
  const authorization = at(credentials, 'authorization');
  return [
    {
      authorization:
        authorization === null
          ? []
          : [
              {
                parameter: at(authorization, 'parameter') ?? '',
                scheme: at(authorization, 'scheme') ?? '',
              },
            ],
      certificate: at(credentials, 'certificate') ?? [],
      header: joinedOf(at(credentials, 'header')),
      query: joinedOf(at(credentials, 'query')),
    },
  ];
}

function proxyBody(backend: Attributes): object | undefined {
  const proxy = block(backend, 'proxy');
  return (
    proxy && {
      url: text(proxy, 'url'),
      username: optionalText(proxy, 'username'),
      password: optionalText(proxy, 'password'),
    }
  );
}

function proxyOf(proxy: Json, state: Attributes): Value {
  if (proxy === null) return [];
  const kept = block(state, 'proxy')?.password ?? '';
  return [{ url: at(proxy, 'url'), username: at(proxy, 'username') ?? '', password: kept }];
}

function tlsBody(backend: Attributes): object | undefined {
  const tls = block(backend, 'tls');
  return (
    tls && {
      validateCertificateChain: optionalFlag(tls, 'validate_certificate_chain'),
      validateCertificateName: optionalFlag(tls, 'validate_certificate_name'),
    }
  );
}

function tlsOf(tls: Json): Value {
  if (tls === null) return [];
  return [
    {
      validate_certificate_chain: at(tls, 'validateCertificateChain') === true,
      validate_certificate_name: at(tls, 'validateCertificateName') === true,
    },
  ];
}
