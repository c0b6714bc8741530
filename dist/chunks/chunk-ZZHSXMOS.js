import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// function/schedule.ts
var MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
var DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
var FIELDS = [
  { name: "second", minimum: 0, maximum: 59, names: [] },
  { name: "minute", minimum: 0, maximum: 59, names: [] },
  { name: "hour", minimum: 0, maximum: 23, names: [] },
  { name: "day", minimum: 1, maximum: 31, names: [] },
  { name: "month", minimum: 1, maximum: 12, names: MONTHS },
  { name: "day of the week", minimum: 0, maximum: 6, names: DAYS }
];
var DAY = 24 * 60 * 60 * 1e3;
function parseSchedule(text) {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    const hint = parts.length === 5 ? `: put the seconds in front, "0 ${text.trim()}"` : "";
    const names = FIELDS.map(({ name }) => name).join(", ");
    return { fault: `expected six fields (${names}), found ${parts.length}${hint}` };
  }
  const values = [];
  for (const [index, field] of FIELDS.entries()) {
    const read = readField(parts[index] ?? "", field);
    if ("fault" in read) return read;
    values.push(read.values);
  }
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = values;
  return {
    includesDay(time) {
      const date = new Date(time);
      return days.includes(date.getUTCDate()) && months.includes(date.getUTCMonth() + 1) && weekdays.includes(date.getUTCDay());
    },
    times: hours.flatMap(
      (hour) => minutes.flatMap(
        (minute) => seconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1e3)
      )
    )
  };
}
function readField(text, field) {
  const values = /* @__PURE__ */ new Set();
  for (const item of text.split(",")) {
    const read = readItem(item, field);
    if ("fault" in read) return read;
    for (const value of read.values) values.add(value);
  }
  return { values: [...values].sort((one, other) => one - other) };
}
function readItem(item, field) {
  const { name, minimum, maximum } = field;
  const match = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
  if (match === null) {
    return { fault: `the ${name} "${item}" is not *, a value, a range or a step` };
  }
  const [, first, last, stepText] = match;
  const step = Number(stepText ?? 1);
  if (step === 0) return { fault: `the ${name} "${item}" has a step of 0` };
  for (const text of [first, last]) {
    if (text !== void 0 && fieldValue(text, field) === void 0) {
      return { fault: `the ${name} "${text}" is not between ${minimum} and ${maximum}` };
    }
  }
  const from = first === void 0 ? minimum : fieldValue(first, field) ?? minimum;
  const open = first === void 0 || stepText !== void 0;
  const to = last === void 0 ? open ? maximum : from : fieldValue(last, field) ?? maximum;
  if (from > to) return { fault: `the ${name} range "${item}" ends before it starts` };
  const values = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return { values };
}
function fieldValue(text, { minimum, maximum, names }) {
  const named = names.indexOf(text.toLowerCase().slice(0, 3));
  const value = named === -1 ? /^\d+$/.test(text) ? Number(text) : Number.NaN : named + minimum;
  return value >= minimum && value <= maximum ? value : void 0;
}
var CYCLE = 28 * 366;
var cycleStart = Date.UTC(2028, 0, 1);
function longestGap({ includesDay, times }) {
  const [first, last] = [times[0], times.at(-1)];
  if (first === void 0 || last === void 0) return void 0;
  let longest = 0;
  for (const [index, time] of times.entries()) {
    longest = Math.max(longest, time - (times[index - 1] ?? time));
  }
  let before;
  for (let index = 0; index < CYCLE; index += 1) {
    const midnight = cycleStart + index * DAY;
    if (!includesDay(midnight)) continue;
    if (before !== void 0) longest = Math.max(longest, midnight + first - (before + last));
    before = midnight;
  }
  return before === void 0 ? void 0 : longest;
}

// function/calendar.ts
var HORIZON = 8 * 366;
function createCalendar(rules) {
  const { window, freezes = [], spread = false } = rules;
  const { includesDay, times } = restrict(rules.schedule, window);
  const frozen = (time) => freezes.some(({ from, to }) => from <= time && time < to);
  function find(time, step) {
    const today = Math.floor(time / DAY) * DAY;
    for (let index = 0; index < HORIZON; index += 1) {
      const midnight = today + step * index * DAY;
      if (!includesDay(midnight) || frozen(midnight)) continue;
      const found = step === 1 ? times[countBefore(times, time - midnight)] : times[countBefore(times, time - midnight + 1) - 1];
      if (found !== void 0) return midnight + found;
    }
    return void 0;
  }
  return {
    lastRun: (time) => find(time, -1),
    nextRun: (time) => find(time, 1),
    isOpen: (time) => !frozen(time) && (window === void 0 || isWithin(window, time % DAY)),
    spread
  };
}
function restrict({ includesDay, times }, window) {
  if (window === void 0) return { includesDay, times };
  return { includesDay, times: times.filter((time) => isWithin(window, time)) };
}
function isWithin({ from, to }, time) {
  return from < to ? from <= time && time < to : from <= time || time < to;
}
function countBefore(ascending, limit) {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = low + high >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
function parseWindow(text) {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) return void 0;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return from === to ? void 0 : { from: from * 6e4, to: to * 6e4 };
}
function parseFreeze(text) {
  const [first = "", last = "", ...more] = text.split("/");
  const [from, to] = [parseDay(first), parseDay(last)];
  if (more.length > 0 || from === void 0 || to === void 0 || from > to) return void 0;
  return { from, to: to + DAY };
}
function parseDay(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const valid = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return valid ? time : void 0;
}

export {
  DAY,
  parseSchedule,
  longestGap,
  createCalendar,
  restrict,
  parseWindow,
  parseFreeze
};
