/**
 * What of a plan's values may be compared in public: the text around a sensitive part, never the part itself.
 *
 * Terraform marks a whole text as sensitive when one part is. The parts are known where they are variables or other sensitive
 * values of the same plan; a text in which none is found stays hidden as a whole.
 */

import { isArray, isObject, type Json, member, textOf } from '../../policy/standards/json.ts';
import type { Side } from './attributes.ts';
import { createScrub, isTooCommon, scrubJson } from './redact.ts';
import { sensitiveValues, variableValues } from './secrets.ts';

export type Mask = {
  /** A text that is not sensitive itself, without the sensitive values that stand in it. */
  readonly text: (text: string) => string;
  readonly json: (value: Json) => Json;
  /** One side of an attribute; `opaque`: nothing of a hidden text may be compared. */
  readonly side: (value: Json | undefined, unknown: boolean, hidden: boolean) => Side;
  /** The same value without dates and times, for what is made from the time of the plan. */
  readonly times: (value: Json) => Json;
};

const MASK = '***';
/** Of fewer characters it cannot be said where in a text they are meant. */
const SHORTEST_PART = 4;

export function createMask(plan: Json): Mask {
  const variables = [...variableValues(plan).keys()];
  const longVariables = variables.filter((value) => value.length >= SHORTEST_PART);
  const parts = [...sensitiveValues(plan).keys()].filter(
    (value) =>
      variables.includes(value) ||
      !longVariables.some((variable) => variable !== value && value.includes(variable)),
  );
  const scrub = createScrub(parts);
  const common = parts.filter((part) => part.length >= SHORTEST_PART && isTooCommon(part));
  const short = parts.filter((part) => part.length < SHORTEST_PART);
  const timestamp = textOf(member(plan, 'timestamp'));
  const timeless = (text: string) =>
    timestamp === undefined ? text : text.replaceAll(timestamp, 'the time of the plan');
  const text = (value: string) => timeless(scrub(value));

  /** What is left of a sensitive text; the mask alone where nothing may be left. */
  const around = (value: string): string => {
    if (short.some((part) => value.includes(part))) return MASK;
    const masked = common.reduce((rest, part) => rest.replaceAll(part, MASK), scrub(value));
    return masked === value ? MASK : timeless(masked);
  };
  const aroundAll = (value: Json): Json => {
    if (value === null) return null;
    if (typeof value === 'string') return around(value);
    if (isArray(value)) return value.map(aroundAll);
    if (!isObject(value)) return MASK;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [text(key), aroundAll(item)]),
    );
  };
  const json = (value: Json) => scrubJson(value, text);
  const holdsPart = (value: Json): boolean => {
    if (value === null || typeof value === 'boolean') return false;
    if (isArray(value)) return value.some(holdsPart);
    if (!isObject(value)) return scrub(String(value)) !== String(value);
    return Object.entries(value).some(([key, item]) => scrub(key) !== key || holdsPart(item));
  };

  return {
    text,
    json,
    side: (value, unknown, hidden) => {
      const present = value ?? null;
      const known = hidden ? aroundAll(present) : json(present);
      if (unknown) return { kind: 'unknown', known };
      if (present === null) return { kind: 'absent' };
      return hidden || holdsPart(present)
        ? { kind: 'sensitive', around: known }
        : { kind: 'value', value: known };
    },
    times: (value) => scrubJson(value, withoutTimes(timestamp)),
  };
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** Takes away what `formatdate` and `timeadd` make of the time of the plan. */
function withoutTimes(timestamp: string | undefined): (text: string) => string {
  const time = new Date(timestamp ?? 0);
  const month = MONTHS[time.getUTCMonth()] ?? '';
  const day = DAYS[time.getUTCDay()] ?? '';
  const numbers = [
    time.getUTCFullYear(),
    time.getUTCFullYear() % 100,
    time.getUTCMonth() + 1,
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCHours() % 12 || 12,
    time.getUTCMinutes(),
    time.getUTCSeconds(),
  ];
  const written = new Set(
    numbers.flatMap((number) => [String(number), String(number).padStart(2, '0')]),
  );
  const words = new Set([month, month.slice(0, 3), day, day.slice(0, 3), 'AM', 'PM', 'am', 'pm']);
  return (text) =>
    text
      .replaceAll(/\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?/g, 'time')
      .replaceAll(/(?<!\d)(19|20)\d{6}(\d{4}(\d\d)?)?(?!\d)/g, 'time')
      .replaceAll(/(?<![A-Za-z0-9])(\d{1,4}|[A-Za-z]{2,9})(?![A-Za-z0-9])/g, (part) =>
        written.has(part) || words.has(part) ? 'time' : part,
      );
}
