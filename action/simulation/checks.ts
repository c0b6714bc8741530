/** What a schema cannot say about a scenario. */
import type { Balancer } from '../../policy/balancer.ts';
import { suggestion } from '../../policy/nearest.ts';
import { MODELS, ROLES } from '../../policy/simulate/index.ts';
import { durationSeconds } from '../../policy/standards/duration.ts';
import { type Complaint, error } from '../config/complaint.ts';
import { expectationsOf } from '../config/expectations.ts';

import type { WrittenFault, WrittenScenario } from './written.ts';

/** @param balancer whose accounts and models a scenario may name */
export function scenarioComplaints(
  scenario: WrittenScenario,
  balancer: Balancer,
): readonly Complaint[] {
  const { traffic = {}, accounts = {}, faults = [], expect = {} } = scenario;
  return [
    ...trafficComplaints(scenario, balancer),
    ...(['prompt', 'answer'] as const).flatMap((key) => {
      const tokens = traffic[key];
      return typeof tokens !== 'object' || tokens[0] <= tokens[1]
        ? []
        : [error(['traffic', key], `the least, ${tokens[0]}, is more than the most, ${tokens[1]}`)];
    }),
    ...Object.entries(accounts).flatMap(([role, assumption]) => [
      ...nameComplaints(['accounts', role], role, balancer),
      ...(assumption.provisioned === true
        ? (['requestsPerMinute', 'requestWindow'] as const).filter((key) => key in assumption)
        : (['burst'] as const).filter((key) => key in assumption)
      ).map((key) =>
        error(
          ['accounts', role, key],
          assumption.provisioned === true
            ? 'provisioned throughput has no such limit: leave it out'
            : 'only provisioned throughput has it: add provisioned: true, or leave it out',
        ),
      ),
    ]),
    ...faults.flatMap((fault, index) => faultComplaints(fault, index, balancer)),
    ...expectationsOf(expect).faults.map(({ metric, fault }) => error(['expect', metric], fault)),
  ];
}

function trafficComplaints(
  { traffic = {}, duration }: WrittenScenario,
  { models }: Balancer,
): readonly Complaint[] {
  const { load, log, model, callers = 50, failing = 0, oversized = 0, chains } = traffic;
  const names = models.map(({ name }) => name);
  const known = [...MODELS, ...names];
  return [
    ...(log !== undefined && load !== undefined
      ? [error(['traffic', 'load'], 'the log says how much is asked: leave out load, or the log')]
      : []),
    ...(log !== undefined && chains !== undefined
      ? [error(['traffic', 'chains'], 'a log does not tell what belongs together: leave it out')]
      : []),
    ...(duration !== undefined && (log !== undefined || typeof load === 'object')
      ? [
          error(
            ['duration'],
            `${log === undefined ? 'the parts of traffic.load say' : 'the log says'} how long it lasts: leave it out`,
          ),
        ]
      : []),
    ...(model === undefined || known.includes(model) || names.includes('*')
      ? []
      : [
          error(
            ['traffic', 'model'],
            `no account has the model "${model}"${suggestion(model, known)}: there are ${names.join(', ')}`,
          ),
        ]),
    ...(failing + oversized > callers
      ? [
          error(
            ['traffic', failing > 0 ? 'failing' : 'oversized'],
            `${failing + oversized} of ${callers} callers: there are not so many`,
          ),
        ]
      : []),
  ];
}

function nameComplaints(
  path: Complaint['path'],
  name: string,
  { accounts }: Balancer,
): readonly Complaint[] {
  const names = accounts.map(({ account }) => account);
  const known = [...ROLES, ...names];
  return known.includes(name)
    ? []
    : [
        error(
          path,
          `no account is called "${name}"${suggestion(name, known)}: there are ${names.join(', ')}, and the roles ${ROLES.join(', ')}`,
        ),
      ];
}

function faultComplaints(
  { account, is, from = 'PT0S', until, factor, ...failing }: WrittenFault,
  index: number,
  balancer: Balancer,
): readonly Complaint[] {
  const path = ['faults', index];
  const only = (key: 'share' | 'status') =>
    is === 'failing' || failing[key] === undefined
      ? []
      : [error([...path, key], `belongs to failing, not to ${is}: leave it out`)];
  return [
    ...nameComplaints([...path, 'account'], account, balancer),
    ...only('share'),
    ...only('status'),
    ...(is === 'slow' && factor === undefined
      ? [error(path, 'missing key "factor": how many times as long answers take')]
      : []),
    ...(is !== 'slow' && factor !== undefined
      ? [error([...path, 'factor'], `belongs to slow, not to ${is}: leave it out`)]
      : []),
    ...(until !== undefined && durationSeconds(until) <= durationSeconds(from)
      ? [error([...path, 'until'], `${until} is not after ${from}`)]
      : []),
  ];
}
