/** What a schema cannot say of `balancing` and `models`: keys that have no effect together, and what a pool cannot do. */
import { ANY_MODEL } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import { suggestion } from '../../policy/nearest.ts';
import { durationSeconds } from '../../policy/standards/duration.ts';
import { type Complaint, error, type Rule, warning } from './complaint.ts';
import type { Written } from './written.ts';

/** Azure compares the names of deployments, backends and named values without case. */
const namesWithoutCase: Rule = ({ accounts }) => {
  const first = new Map<string, string>();
  return Object.entries(accounts).flatMap(([account, { models = [] }]) =>
    modelEntries(models).flatMap(([model, step]) => {
      const known = first.get(model.toLowerCase());
      first.set(model.toLowerCase(), known ?? model);
      return known === undefined || known === model
        ? []
        : [
            error(
              ['accounts', account, 'models', step],
              `"${model}" differs from "${known}" in case only, which Azure does not tell apart: write it "${known}" everywhere`,
            ),
          ];
    }),
  );
};

/** Models as written, with the step of the path at which each stands. */
function modelEntries(
  models: NonNullable<Written['accounts'][string]['models']>,
): readonly (readonly [string, string | number])[] {
  return Array.isArray(models)
    ? models.map((model: string, index) => [model, index] as const)
    : Object.keys(models).map((model) => [model, model] as const);
}

const knownModels: Rule = ({ accounts, models = {} }) => {
  const known = new Set(
    Object.values(accounts).flatMap((account) =>
      modelEntries(account.models ?? []).map(([model]) => model),
    ),
  );
  if (known.size === 0) {
    return Object.keys(models)
      .filter((model) => models[model]?.use === undefined)
      .map((model) =>
        error(
          ['models', model],
          'no account names its models, so nothing can hold for one of them: list the models of the accounts',
        ),
      );
  }
  return Object.keys(models)
    .filter((model) => !known.has(model) && models[model]?.use === undefined)
    .map((model) =>
      error(
        ['models', model],
        `no account has the model "${model}"${suggestion(model, known)}: the accounts have ${[...known].join(', ')}; an alias has "use"`,
      ),
    );
};

/** Source: https://learn.microsoft.com/azure/api-management/forward-request-policy, "may not be honored". */
const LONGEST_TIMEOUT = 240;

const timeouts: Rule = ({ balancing = {}, models = {} }) =>
  [
    { path: ['balancing', 'timeout'], timeout: balancing.timeout },
    ...Object.entries(models).map(([name, model]) => ({
      path: ['models', name, 'timeout'],
      timeout: model?.timeout,
    })),
  ].flatMap(({ path, timeout }) => {
    if (timeout === undefined) return [];
    const seconds = durationSeconds(timeout);
    if (seconds === 0) return [error(path, `${timeout} leaves no time for an answer`)];
    return seconds <= LONGEST_TIMEOUT
      ? []
      : [
          warning(
            path,
            `${timeout} is longer than ${LONGEST_TIMEOUT} seconds, which API Management may not honour: the network drops connections that are idle for longer. Let long answers stream`,
          ),
        ];
  });

const marks: Rule = ({ balancing: { marks: written } = {} }, { balancing }) => {
  const longest = durationSeconds(balancing.marks.longest);
  return (['throttled', 'faulty', 'misconfigured'] as const).flatMap((key) => {
    const path = ['balancing', 'marks', key];
    const seconds = durationSeconds(balancing.marks[key]);
    if (seconds === 0) return [error(path, `${balancing.marks[key]} is no time at all`)];
    if (seconds > longest) {
      return [
        error(
          written?.[key] === undefined ? ['balancing', 'marks', 'longest'] : path,
          `${key} (${balancing.marks[key]}) is longer than longest (${balancing.marks.longest})`,
        ),
      ];
    }
    return balancing.selection === 'policy' || written?.[key] === undefined
      ? []
      : [warning(path, 'has no effect with selection "pool": see balancing.breaker')];
  });
};

const unusedKeys: Rule = ({ accounts, balancing: written = {} }, { balancing }) => [
  ...Object.entries(accounts).flatMap(([name, account]) =>
    (['priority', 'weight'] as const).flatMap((key) => {
      const { strategy } = balancing;
      const used = strategy === 'priority' || (strategy === 'weighted' && key === 'weight');
      return used || account[key] === undefined
        ? []
        : [warning(['accounts', name, key], `has no effect with strategy "${strategy}"`)];
    }),
  ),
  ...(balancing.selection === 'pool' || written.breaker === undefined
    ? []
    : [
        warning(
          ['balancing', 'breaker'],
          'has no effect with selection "policy", the default since the policy chooses accounts itself: remove it, or set balancing.selection to pool to keep pools with circuit breakers',
        ),
      ]),
];

/** Source: https://learn.microsoft.com/azure/api-management/backends */
const POOL_MEMBERS = 30;

const pools: Rule = (written, configuration) => {
  const { selection, strategy } = configuration.balancing;
  if (selection === 'policy') return [];
  return [
    warning(
      ['balancing', 'selection'],
      'a pool moves on within a request only after failures that open a breaker: an account that answers 401, 403 or 404 keeps its share of the calls, and a call that fails everywhere closes its model for all callers until the breakers close again',
    ),
    ...(strategy === 'random'
      ? [
          error(
            ['balancing', 'strategy'],
            'a pool cannot choose at random: use round-robin, or selection "policy"',
          ),
        ]
      : []),
    ...poolMembers(configuration),
    ...breakers(written, configuration),
  ];
};

function poolMembers({ accounts }: Configuration): readonly Complaint[] {
  const names = Object.entries(accounts);
  const lists = new Set(names.flatMap(([, account]) => Object.keys(account.models ?? {})));
  return [...(lists.size === 0 ? [ANY_MODEL] : lists)].flatMap((model) => {
    const members = names.filter(
      ([, { models }]) => models === undefined || Object.hasOwn(models, model),
    );
    const deployments = new Set(
      members.map(([, { models }]) => models?.[model]?.deployment ?? model),
    );
    const last = members[POOL_MEMBERS];
    return [
      ...(last === undefined
        ? []
        : [
            error(
              ['accounts', last[0]],
              `${members.length} accounts serve "${model}", a backend pool holds ${POOL_MEMBERS}`,
            ),
          ]),
      ...(deployments.size === 1
        ? []
        : [
            warning(
              ['accounts', members[0]?.[0] ?? '', 'models'],
              `accounts name the deployment of "${model}" differently (${[...deployments].join(', ')}): calls of ` +
                `/openai/deployments/${model}/… are balanced, calls of /openai/v1/… to it are refused with selection "pool"`,
            ),
          ]),
    ];
  });
}

const breakers: Rule = (
  { balancing = {}, accounts },
  { balancing: { strategy, breaker, attempts } },
) => {
  if (strategy !== 'priority') return [];
  if (breaker === undefined) {
    return [
      error(
        ['balancing', 'breaker'],
        'strategy "priority" needs a circuit breaker: a lower-priority group is used only while the breakers of the ones before it are open',
      ),
    ];
  }
  const none = (['interval', 'trip'] as const).filter((key) => durationSeconds(breaker[key]) === 0);
  if (none.length > 0) {
    return none.map((key) =>
      error(['balancing', 'breaker', key], `${breaker[key]} is no time at all`),
    );
  }
  const made = attempts ?? Object.keys(accounts).length;
  return breaker.failures < made
    ? []
    : [
        warning(
          balancing.breaker === undefined
            ? ['balancing', 'attempts']
            : ['balancing', 'breaker', 'failures'],
          `${breaker.failures} failures open the breaker but a request makes ${made} attempts: the request that meets a throttled account fails instead of spilling over`,
        ),
      ];
};

export const balancingRules: readonly Rule[] = [
  namesWithoutCase,
  knownModels,
  timeouts,
  marks,
  unusedKeys,
  pools,
];
