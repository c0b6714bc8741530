/** A scenario as written, once the schema has accepted it, and what follows from it. */

import type { Assumption, Fault, Load, Metric, Scenario } from '../../policy/simulate/index.ts';
import { durationSeconds } from '../../policy/standards/duration.ts';
import { expectationsOf } from '../config/expectations.ts';
import { milliseconds, shareOf } from '../config/units.ts';
import type { Columns } from './log-columns.ts';

type Tokens = number | readonly [number, number];

export type WrittenScenario = {
  readonly about?: string;
  readonly duration?: string;
  readonly traffic?: {
    readonly model?: string;
    readonly load?: string | readonly { readonly for: string; readonly load: string }[];
    readonly log?: { readonly file: string; readonly columns?: Columns };
    readonly callers?: number;
    readonly failing?: number;
    readonly oversized?: number;
    readonly prompt?: Tokens;
    readonly answer?: Tokens;
    readonly retries?: number;
    readonly chains?: { readonly share: string; readonly turns: number };
  };
  readonly accounts?: Readonly<
    Record<
      string,
      {
        readonly provisioned?: boolean;
        readonly tokensPerMinute?: number;
        readonly requestsPerMinute?: number;
        readonly requestWindow?: string;
        readonly burst?: string;
        readonly wait?: NonNullable<Assumption['wait']>;
        readonly limits?: NonNullable<Assumption['limits']>;
        readonly latency?: { readonly first?: string; readonly token?: string };
      }
    >
  >;
  readonly faults?: readonly WrittenFault[];
  readonly units?: number;
  readonly expect?: Readonly<Partial<Record<Metric, string>>>;
};

export type WrittenFault = {
  readonly account: string;
  readonly is: Fault['kind'];
  readonly from?: string;
  readonly until?: string;
  readonly share?: string;
  readonly status?: number;
  readonly factor?: number;
};

/** Applies the defaults that the schema documents. */
export function toScenario(name: string, written: WrittenScenario): Scenario {
  const { traffic = {}, duration = 'PT10M', accounts = {}, faults = [], expect = {} } = written;
  const { load = '55%', chains } = traffic;
  return {
    name,
    about: written.about ?? '',
    model: traffic.model ?? 'commonest',
    stages:
      traffic.log !== undefined
        ? []
        : typeof load === 'string'
          ? [{ seconds: durationSeconds(duration), load: loadOf(load) }]
          : load.map((stage) => ({
              seconds: durationSeconds(stage.for),
              load: loadOf(stage.load),
            })),
    traffic: {
      callers: traffic.callers ?? 50,
      failing: traffic.failing ?? 0,
      oversized: traffic.oversized ?? 0,
      prompt: rangeOf(traffic.prompt),
      answer: rangeOf(traffic.answer),
      retries: traffic.retries ?? 0,
      chained: chains === undefined ? 0 : shareOf(chains.share),
      turns: chains?.turns ?? 1,
    },
    accounts: Object.fromEntries(
      Object.entries(accounts).map(([role, account]) => [role, toAssumption(account)]),
    ),
    faults: faults.map((fault) => ({ accounts: fault.account, fault: toFault(fault) })),
    units: written.units,
    expectations: expectationsOf(expect).expectations,
  };
}

function rangeOf(tokens: Tokens = [300, 700]): readonly [number, number] {
  return typeof tokens === 'number' ? [tokens, tokens] : tokens;
}

function toAssumption({
  requestWindow,
  burst,
  latency,
  ...same
}: NonNullable<WrittenScenario['accounts']>[string]): Assumption {
  const { first = '200ms', token = '15ms' } = latency ?? {};
  return {
    ...same,
    ...(requestWindow === undefined ? {} : { requestWindow: durationSeconds(requestWindow) }),
    ...(burst === undefined ? {} : { burst: durationSeconds(burst) }),
    ...(latency === undefined
      ? {}
      : { latency: { first: milliseconds(first), token: milliseconds(token) } }),
  };
}

function toFault({ is, from, until, share, status, factor }: WrittenFault): Fault {
  const when = {
    from: from === undefined ? 0 : durationSeconds(from),
    until: until === undefined ? Number.POSITIVE_INFINITY : durationSeconds(until),
  };
  switch (is) {
    case 'failing':
      return { ...when, kind: is, share: shareOf(share ?? '100%'), status: status ?? 500 };
    case 'slow':
      return { ...when, kind: is, factor: factor ?? 1 };
    default:
      return { ...when, kind: is };
  }
}

/** `55%` or `12/s`. */
function loadOf(text: string): Load {
  return text.endsWith('%') ? { share: shareOf(text) } : { perSecond: Number.parseFloat(text) };
}
