/** Checks of `rotation`: schedules and intervals that cannot work together, and spans that are none. */
import { parseFreeze, parseWindow, restrict } from '../../function/calendar.ts';
import { longestGap, parseSchedule } from '../../function/schedule.ts';
import type { RotationConfiguration } from '../../policy/configuration.ts';
import { durationSeconds } from '../../policy/standards/duration.ts';
import { type Complaint, error, type Rule, warning } from './complaint.ts';

/** App Service refreshes Key Vault references every 24 hours; a key is replaced one interval after its successor. */
const SHORTEST_SAFE_INTERVAL = 'P2D';
/** The function refuses less. */
const SHORTEST_INTERVAL = 'PT1H';

type Path = readonly (string | number)[];

const rotation: Rule = (_, { rotation: settings, consumers }) => {
  if (settings === undefined) return [];
  const intervals: [Path, string][] = [[['rotation', 'interval'], settings.interval]];
  for (const [name, { rotationInterval }] of Object.entries(consumers)) {
    if (rotationInterval === undefined) continue;
    intervals.push([['consumers', name, 'rotation', 'interval'], rotationInterval]);
  }
  const gap = gapOf(settings);
  return [
    ...intervals.flatMap(([path, interval]) => intervalComplaints(path, interval)),
    ...spanComplaints(settings),
    ...(typeof gap !== 'number'
      ? gap
      : intervals.flatMap(([path, interval]) => pairComplaints(path, interval, gap, settings))),
  ];
};

function intervalComplaints(path: Path, interval: string): readonly Complaint[] {
  const seconds = durationSeconds(interval);
  if (seconds < durationSeconds(SHORTEST_INTERVAL)) {
    return [error(path, `${interval} is too short, expected ${SHORTEST_INTERVAL} or more`)];
  }
  if (seconds >= durationSeconds(SHORTEST_SAFE_INTERVAL)) return [];
  const why =
    'App Service refreshes Key Vault references every 24 hours and may still use a key that is gone';
  return [warning(path, `${interval} is shorter than ${SHORTEST_SAFE_INTERVAL}: ${why}`)];
}

/** The longest time between two runs, in seconds, or why there are none. */
function gapOf({ schedule, window }: RotationConfiguration): number | readonly Complaint[] {
  const parsed = parseSchedule(schedule);
  if ('fault' in parsed) return [error(['rotation', 'schedule'], `"${schedule}": ${parsed.fault}`)];
  if (longestGap(parsed) === undefined) {
    return [error(['rotation', 'schedule'], `"${schedule}" never fires: there is no such day`)];
  }
  const gap = longestGap(restrict(parsed, parseWindow(window ?? '')));
  if (gap !== undefined) return gap / 1000;
  return [error(['rotation', 'window'], `"${schedule}" never fires between ${window} UTC`)];
}

const spelt = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A key that is due has to wait for a run, so one that comes more rarely than the interval is always late. */
function pairComplaints(
  path: Path,
  interval: string,
  gap: number,
  { schedule }: RotationConfiguration,
): readonly Complaint[] {
  const seconds = durationSeconds(interval);
  if (seconds >= gap || seconds < durationSeconds(SHORTEST_INTERVAL)) return [];
  const days = Number((gap / 86_400).toFixed(1));
  const apart = gap >= 86_400 ? spelt(days, 'day') : spelt(Math.ceil(gap / 60), 'minute');
  return [
    error(
      path,
      `${interval} is shorter than the ${apart} that may pass between two runs of "${schedule}": let it run more often, or choose a longer interval`,
    ),
  ];
}

function spanComplaints({ window, freezes = [] }: RotationConfiguration): readonly Complaint[] {
  return [
    ...(window === undefined || parseWindow(window) !== undefined
      ? []
      : [error(['rotation', 'window'], `${window} is empty, expected a span such as 22:00-04:00`)]),
    ...freezes.flatMap(({ from, to }, index) =>
      parseFreeze(`${from}/${to}`) !== undefined
        ? []
        : [
            error(
              ['rotation', 'freezes', index],
              `${from} to ${to} is no span of days, expected two dates of which the second is not before the first`,
            ),
          ],
    ),
  ];
}

const intervalWithoutRotation: Rule = ({ consumers = {} }, configuration) =>
  configuration.rotation !== undefined
    ? []
    : Object.entries(consumers).flatMap(([name, consumer]) =>
        consumer?.rotation === undefined
          ? []
          : [
              warning(
                ['consumers', name, 'rotation'],
                'has no effect without rotation: no key is rotated',
              ),
            ],
      );

/** None with callers.keys false, which another rule tells. */
const rotated: Rule = (_, { rotation: settings, consumers, callers }) =>
  settings === undefined || !callers.keys || Object.keys(consumers).length > 0
    ? []
    : [
        error(
          ['rotation'],
          'there is no consumer whose keys could be rotated: add one, or remove rotation',
        ),
      ];

export const rotationRules: readonly Rule[] = [rotated, rotation, intervalWithoutRotation];
