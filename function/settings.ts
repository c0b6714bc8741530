/**
 * The environment → typed settings. Every error is reported at once, with the name of the setting, what is wrong and
 * what is right; values are not repeated, because somebody may have put a secret in the wrong place.
 */

import { parseDuration } from '../policy/standards/duration.ts';
import type { ServiceId } from './apim.ts';
import { type Calendar, createCalendar, parseFreeze, parseWindow } from './calendar.ts';
import { distinct } from './ids.ts';
import type { Discipline } from './rules.ts';
import { DAY, parseSchedule } from './schedule.ts';

export type Settings = {
  /** ARM id of the API Management service, and its parts. */
  readonly serviceId: string;
  readonly service: ServiceId;
  /** `https://<vault>.vault.azure.net`, without a slash at the end. */
  readonly vaultUrl: string;
  /** Client id of the user-assigned identity; a caller that brings its own credential needs none. */
  readonly clientId: string | undefined;
  /** Milliseconds between two rotations of one key. */
  readonly interval: number;
  /** Intervals of single subscriptions, by id in lower case. */
  readonly intervals: ReadonlyMap<string, number>;
  /** When scheduled runs come; undefined: nobody said so. */
  readonly calendar: Calendar | undefined;
  /** APIM subscription ids; `'*'`: all subscriptions of the service but the built-in one. */
  readonly subscriptions: readonly string[] | '*';
  readonly discipline: Discipline;
  /** URL of the container for the lease; `undefined`: no lease is taken. */
  readonly leaseContainerUrl: string | undefined;
  /** Addresses of operations to try a new key on before it is published; empty: the gateway is not asked. */
  readonly gatewayCheckUrls: readonly string[];
  /** Object ids of who may call the HTTP trigger. */
  readonly httpPrincipals: readonly string[];
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** All that is wrong with the settings, or with what somebody asks of a run. */
export class SettingsError extends Error {
  readonly problems: readonly string[];
  readonly of: 'settings' | 'request';

  constructor(problems: readonly string[], of: 'settings' | 'request' = 'settings') {
    const what =
      of === 'settings' ? 'The rotation is not configured' : 'The run cannot be done as asked';
    super(`${what}: ${problems.join(' ')}`);
    this.name = 'SettingsError';
    this.problems = problems;
    this.of = of;
  }
}

const APIM_ID =
  /^\/subscriptions\/([0-9a-f-]{36})\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ApiManagement\/service\/([^/]+)$/i;
const VAULT_URL = /^https:\/\/[a-z][a-z0-9-]{1,22}[a-z0-9]\.vault\.[a-z0-9.-]+\/?$/i;
const CONTAINER_URL =
  /^https:\/\/[a-z0-9]{3,24}\.blob\.[a-z0-9.-]+\/[a-z0-9](-?[a-z0-9]){2,62}\/?$/i;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What API Management allows in an entity's name. */
const SUBSCRIPTION_ID = /^[^*#&+:<>?/\\,\s]{1,256}$/;

type Setting<Value> = {
  readonly name: string;
  /** What is right, in the words of a problem. */
  readonly expected: string;
  /** Undefined: it is wrong. */
  readonly read: (value: string) => Value | undefined;
};

const SETTINGS = {
  service: {
    name: 'APIM_RESOURCE_ID',
    expected:
      'the resource id of an API Management service (/subscriptions/…/providers/Microsoft.ApiManagement/service/…)',
    read: readServiceId,
  },
  vault: {
    name: 'KEY_VAULT_URL',
    expected: 'the address of a Key Vault (https://<vault>.vault.azure.net)',
    read: (value) => (VAULT_URL.test(value) ? value.replace(/\/$/, '') : undefined),
  },
  interval: {
    name: 'ROTATION_INTERVAL',
    expected: 'an ISO 8601 duration of at least PT1H in days, hours or minutes (P30D)',
    read: readInterval,
  },
  intervals: {
    name: 'ROTATION_INTERVALS',
    expected:
      'a comma-separated list of subscription ids with durations of at least PT1H (team-a=P90D)',
    read: readIntervals,
  },
  schedule: {
    name: 'ROTATION_SCHEDULE',
    expected: 'an NCRONTAB schedule (0 0 3 * * *)',
    read: (value) => {
      const parsed = parseSchedule(value);
      return 'fault' in parsed ? undefined : parsed;
    },
  },
  window: {
    name: 'ROTATION_WINDOW',
    expected: 'a span of the day in UTC (22:00-04:00)',
    read: parseWindow,
  },
  freezes: {
    name: 'ROTATION_FREEZES',
    expected: 'a comma-separated list of spans of days (2026-12-20/2027-01-03)',
    read: (value) => all(value.split(',').map((freeze) => parseFreeze(freeze.trim()))),
  },
  spread: {
    name: 'ROTATION_SPREAD',
    expected: 'true or false',
    read: (value) => (value === 'true' ? true : value === 'false' ? false : undefined),
  },
  subscriptions: {
    name: 'ROTATION_SUBSCRIPTIONS',
    expected: 'a comma-separated list of subscription ids, or * for all',
    read: readSubscriptions,
  },
  discipline: {
    name: 'ROTATION_DISCIPLINE',
    expected: "'regenerate' or 'conditional'",
    read: (value): Discipline | undefined =>
      value === 'regenerate' || value === 'conditional' ? value : undefined,
  },
  clientId: {
    name: 'AZURE_CLIENT_ID',
    expected: 'the client id (a GUID) of the identity',
    read: (value) => (GUID.test(value) ? value : undefined),
  },
  leaseContainerUrl: {
    name: 'LEASE_CONTAINER_URL',
    expected:
      'the address of a blob container (https://<account>.blob.core.windows.net/<container>)',
    read: (value) => (CONTAINER_URL.test(value) ? value.replace(/\/$/, '') : undefined),
  },
  gatewayCheckUrls: {
    name: 'GATEWAY_CHECK_URLS',
    expected: 'a comma-separated list of https addresses without a query',
    read: readAddresses,
  },
  httpPrincipals: {
    name: 'ROTATION_HTTP_PRINCIPALS',
    expected: 'a comma-separated list of object ids (GUIDs)',
    read: (value) => {
      const ids = value.split(',').map((id) => id.trim());
      return ids.every((id) => GUID.test(id)) ? ids : undefined;
    },
  },
} satisfies Readonly<Record<string, Setting<unknown>>>;

/**
 * @throws SettingsError listing every problem
 */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  function required<Value>({ name, expected, read }: Setting<Value>): Value | undefined {
    const value = environment[name]?.trim();
    if (!value) {
      problems.push(`${name} is missing; set it to ${expected}.`);
      return undefined;
    }
    const result = read(value);
    if (result === undefined) problems.push(`${name} is not ${expected}.`);
    return result;
  }
  function optional<Value>(setting: Setting<Value>): Value | undefined {
    return environment[setting.name]?.trim() ? required(setting) : undefined;
  }

  const service = required(SETTINGS.service);
  const vaultUrl = required(SETTINGS.vault);
  const interval = required(SETTINGS.interval);
  const intervals = optional(SETTINGS.intervals);
  const schedule = optional(SETTINGS.schedule);
  const window = optional(SETTINGS.window);
  const freezes = optional(SETTINGS.freezes);
  const spread = optional(SETTINGS.spread);
  // Present but empty is a load balancer without consumers: there is nothing to rotate, and nothing wrong.
  const subscriptions =
    environment[SETTINGS.subscriptions.name]?.trim() === '' ? [] : required(SETTINGS.subscriptions);
  const others = {
    discipline: optional(SETTINGS.discipline) ?? 'regenerate',
    clientId: optional(SETTINGS.clientId),
    leaseContainerUrl: optional(SETTINGS.leaseContainerUrl),
    gatewayCheckUrls: optional(SETTINGS.gatewayCheckUrls) ?? [],
    httpPrincipals: optional(SETTINGS.httpPrincipals) ?? [],
  };

  if (
    problems.length > 0 ||
    service === undefined ||
    vaultUrl === undefined ||
    interval === undefined ||
    subscriptions === undefined
  ) {
    throw new SettingsError(problems);
  }
  return {
    ...service,
    ...others,
    vaultUrl,
    interval,
    intervals: intervals ?? new Map(),
    calendar: schedule && createCalendar({ schedule, window, freezes, spread }),
    subscriptions,
  };
}

function readServiceId(value: string): Pick<Settings, 'serviceId' | 'service'> | undefined {
  const id = value.replace(/\/$/, '');
  const [, subscription, resourceGroup, name] = APIM_ID.exec(id) ?? [];
  if (subscription === undefined || resourceGroup === undefined || name === undefined) {
    return undefined;
  }
  return { serviceId: id, service: { subscriptionId: subscription, resourceGroup, name } };
}

function readInterval(value: string): number | undefined {
  const duration = 1000 * (parseDuration(value) ?? 0);
  return duration >= DAY / 24 ? duration : undefined;
}

function readIntervals(value: string): ReadonlyMap<string, number> | undefined {
  const entries = value.split(',').map((item): [string, number] | undefined => {
    // An id may have an equals sign in it, a duration has none.
    const [, id = '', duration = ''] = /^(.+)=([^=]+)$/.exec(item.trim()) ?? [];
    const interval = readInterval(duration);
    return SUBSCRIPTION_ID.test(id) && interval !== undefined
      ? [id.toLowerCase(), interval]
      : undefined;
  });
  const read = all(entries);
  return read && new Map(read);
}

/** The items if all of them could be read. */
function all<Item>(items: readonly (Item | undefined)[]): Item[] | undefined {
  const read = items.filter((item) => item !== undefined);
  return read.length === items.length ? read : undefined;
}

function readSubscriptions(value: string): readonly string[] | '*' | undefined {
  if (value === '*') return '*';
  const ids = value.split(',').map((id) => id.trim());
  return ids.every((id) => SUBSCRIPTION_ID.test(id)) ? distinct(ids) : undefined;
}

function readAddresses(value: string): readonly string[] | undefined {
  const addresses = value.split(',').map((address) => address.trim());
  return addresses.every((address) => /^https:\/\/[^?#\s]+$/.test(address)) ? addresses : undefined;
}

/** An instant with its zone (`2026-11-30T03:00:00Z`) in milliseconds; anything less exact is undefined. */
export function parseInstant(value: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value)
    ? Date.parse(value)
    : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/**
 * The subscriptions that a run is told to take on, each once.
 *
 * @throws SettingsError when one of them is not in the settings, or there is none
 */
export function chosen(
  { subscriptions }: Pick<Settings, 'subscriptions'>,
  only: readonly string[] | undefined,
): Settings['subscriptions'] {
  if (only === undefined) return subscriptions;
  const known = new Set(subscriptions === '*' ? [] : subscriptions.map((id) => id.toLowerCase()));
  const problems = only
    .filter(
      (id) => !SUBSCRIPTION_ID.test(id) || (subscriptions !== '*' && !known.has(id.toLowerCase())),
    )
    .map((id) => `${id === '' ? 'An empty name' : id} is not among ROTATION_SUBSCRIPTIONS.`);
  if (only.length === 0) problems.push('The list of subscriptions to take on is empty.');
  if (problems.length > 0) throw new SettingsError(problems, 'request');
  return distinct(only);
}
