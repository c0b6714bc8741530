/**
 * Checks the timer syntax of Azure Functions: six fields, UTC, with `*`, lists, ranges, steps and names.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions
 */

type Field = {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly names: readonly string[];
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
  { name: 'second', minimum: 0, maximum: 59, names: [] },
  { name: 'minute', minimum: 0, maximum: 59, names: [] },
  { name: 'hour', minimum: 0, maximum: 23, names: [] },
  { name: 'day', minimum: 1, maximum: 31, names: [] },
  { name: 'month', minimum: 1, maximum: 12, names: MONTHS },
  { name: 'day of the week', minimum: 0, maximum: 6, names: DAYS },
];

/** What is wrong with a schedule, or undefined when it is a valid NCRONTAB expression. */
export function scheduleFault(schedule: string): string | undefined {
  const parts = schedule.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    return (
      `expected six fields (${FIELDS.map(({ name }) => name).join(', ')}), found ${parts.length}` +
      (parts.length === 5 ? `: put the seconds in front, "0 ${schedule.trim()}"` : '')
    );
  }
  for (const [index, field] of FIELDS.entries()) {
    const fault = (parts[index] ?? '')
      .split(',')
      .map((item) => itemFault(item, field))
      .find((found) => found !== undefined);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function itemFault(item: string, field: Field): string | undefined {
  const match = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
  if (match === null) return `the ${field.name} "${item}" is not *, a value, a range or a step`;
  const [, from, to, step] = match;
  if (step !== undefined && Number(step) === 0)
    return `the ${field.name} "${item}" has a step of 0`;
  for (const text of [from, to]) {
    if (text !== undefined && fieldValue(text, field) === undefined) {
      return `the ${field.name} "${text}" is not between ${field.minimum} and ${field.maximum}`;
    }
  }
  if (from === undefined || to === undefined) return undefined;
  return (fieldValue(from, field) ?? 0) > (fieldValue(to, field) ?? 0)
    ? `the ${field.name} range "${item}" ends before it starts`
    : undefined;
}

function fieldValue(text: string, { minimum, maximum, names }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase().slice(0, 3));
  const value = named === -1 ? (/^\d+$/.test(text) ? Number(text) : Number.NaN) : named + minimum;
  return value >= minimum && value <= maximum ? value : undefined;
}
