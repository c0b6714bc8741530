/** The checks of `load-balancer.yml` that a schema cannot make. Each rule is one function. */
import { suggestion } from '../../policy/nearest.ts';
import { aliases, listedModels } from './alias-checks.ts';
import { balancingRules } from './balancing-checks.ts';
import { callerRules } from './caller-checks.ts';
import { type Complaint, error, type Rule, warning } from './complaint.ts';
import { estateRules } from './estate-checks.ts';
import { expectationsOf } from './expectations.ts';
import { backendNames, tagNames, terraformLimits } from './limits.ts';
import { rotationRules } from './rotation-checks.ts';
import { tierRules } from './tier-checks.ts';
import { toConfiguration, type Written } from './written.ts';

/** Every complaint, rule by rule. */
export function complaints(written: Written): readonly Complaint[] {
  const configuration = toConfiguration(written);
  const found = RULES.flatMap((rule) => rule(written, configuration));
  const told = new Set(found.map(({ path }) => path.join('.')));
  // Where another rule, or another name that follows from the same key, has told what is wrong, that is what has to be mended.
  const limits = terraformLimits(written, configuration).filter(({ path }) => {
    const key = path.join('.');
    return !told.has(key) && told.add(key);
  });
  return [...found, ...limits];
}

/**
 * Entra ID tokens are accepted on custom subdomains only; a regional endpoint answers 400.
 * Source: https://learn.microsoft.com/azure/ai-services/cognitive-services-custom-subdomains
 */
const CUSTOM_SUBDOMAINS = [
  '.openai.azure.com',
  '.openai.azure.us',
  '.cognitiveservices.azure.com',
  '.services.ai.azure.com',
];

const endpoints: Rule = ({ accounts }) =>
  Object.entries(accounts).flatMap(([name, { endpoint }]) => {
    const fault = endpointFault(endpoint);
    return fault === undefined ? [] : [error(['accounts', name, 'endpoint'], fault)];
  });

function endpointFault(endpoint: string): string | undefined {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const example = 'expected https://<custom subdomain>.openai.azure.com/';
  if (url === undefined) return `"${endpoint}" is not a URL, ${example}`;
  if (url.protocol !== 'https:') return `"${endpoint}" is not https, ${example}`;
  if (
    url.username !== '' ||
    url.port !== '' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.pathname !== '/'
  ) {
    return `"${endpoint}" is more than a host, ${example}: paths such as /openai are added by the gateway`;
  }
  if (
    endpoint.replace(/\/?$/, '/').toLowerCase() !== url.href ||
    !endpoint.startsWith('https://')
  ) {
    return `"${endpoint}" is an unusual way to write ${url.href}: write that`;
  }
  if (url.hostname.endsWith('.api.cognitive.microsoft.com')) {
    return (
      `"${url.hostname}" is a regional endpoint, which refuses managed identities: ` +
      `give the account a custom subdomain and use it, ${example}`
    );
  }
  const suffix = CUSTOM_SUBDOMAINS.find((candidate) => url.hostname.endsWith(candidate));
  const label = suffix === undefined ? '' : url.hostname.slice(0, -suffix.length);
  return !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)
    ? `"${url.hostname}" is not the custom subdomain of an Azure OpenAI account, expected <name>${CUSTOM_SUBDOMAINS.join(', <name>')}`
    : undefined;
}

const duplicateAccounts: Rule = ({ accounts }) => {
  const entries = Object.entries(accounts);
  const host = (endpoint: string) =>
    URL.canParse(endpoint) ? new URL(endpoint).hostname : endpoint;
  return (['id', 'endpoint'] as const).flatMap((key) => {
    const owners = new Map<string, string>();
    return entries.flatMap(([name, account]) => {
      const identity = (key === 'id' ? account.id : host(account.endpoint)).toLowerCase();
      const owner = owners.get(identity);
      if (owner !== undefined) {
        return [
          error(['accounts', name, key], `the same account as "${owner}": remove one of them`),
        ];
      }
      owners.set(identity, name);
      return [];
    });
  });
};

/** Quota belongs to subscription, region, model and deployment type, not to the account. */
const sharedQuota: Rule = ({ accounts }) => {
  const owners = new Map<string, string>();
  return Object.entries(accounts).flatMap(([name, { id, location }]) => {
    if (location === undefined) return [];
    const subscription = id.split('/')[2]?.toLowerCase() ?? '';
    const owner = owners.get(`${subscription}/${location}`);
    owners.set(`${subscription}/${location}`, owner ?? name);
    return owner === undefined
      ? []
      : [
          warning(
            ['accounts', name, 'location'],
            `same subscription and region as "${owner}": deployments of one model and type share one quota, so this account adds no capacity to them`,
          ),
        ];
  });
};

const models: Rule = ({ consumers = {} }, configuration) => {
  const listed = listedModels(configuration);
  if (listed.size === 0) return [];
  const known = new Set([...listed, ...Object.keys(configuration.models)]);
  return Object.entries(consumers).flatMap(([name, consumer]) =>
    (consumer?.models ?? []).flatMap((model, index) =>
      known.has(model)
        ? []
        : [
            error(
              ['consumers', name, 'models', index],
              `no account has the model "${model}"${suggestion(model, known)}: the accounts have ${[...known].join(', ')}`,
            ),
          ],
    ),
  );
};

const stateful: Rule = ({ balancing, accounts }, configuration) => {
  const name = balancing?.stateful;
  const choices = ['follow', 'refuse'];
  const path = ['balancing', 'stateful'];
  if (name === undefined) return [];
  if (!choices.includes(name)) {
    const names = [...Object.keys(accounts), ...choices];
    return Object.hasOwn(accounts, name)
      ? []
      : [error(path, `no account is called "${name}"${suggestion(name, names)}`)];
  }
  if (Object.hasOwn(accounts, name)) {
    return [
      error(path, `"${name}" is an account here and a choice: give the account another name`),
    ];
  }
  return name === 'follow' && configuration.balancing.selection === 'pool'
    ? [
        error(
          path,
          'a pool chooses the account itself, so no call can follow its state: name one account, or use selection "policy"',
        ),
      ]
    : [];
};

/** Azure refuses a second assignment of the same role, and ignores the case of ids. */
const sameReader: Rule = ({ consumers = {} }) =>
  Object.entries(consumers).flatMap(([name, consumer]) => {
    const ids = (consumer?.readers ?? []).map((id) => id.toLowerCase());
    return ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [
            error(
              ['consumers', name, 'readers', index],
              'the same reader stands twice: remove one of them',
            ),
          ],
    );
  });

const readers: Rule = ({ consumers = {} }, configuration) =>
  configuration.rotation !== undefined
    ? []
    : Object.entries(consumers).flatMap(([name, consumer]) =>
        consumer?.readers === undefined
          ? []
          : [
              warning(
                ['consumers', name, 'readers'],
                'has no effect without rotation: no vault is deployed',
              ),
            ],
      );

const expectations: Rule = ({ expect = {} }) =>
  expectationsOf(expect).faults.map(({ metric, fault }) => error(['expect', metric], fault));

const RULES: readonly Rule[] = [
  duplicateAccounts,
  endpoints,
  sharedQuota,
  models,
  backendNames,
  tagNames,
  ...balancingRules,
  ...callerRules,
  ...tierRules,
  ...estateRules,
  stateful,
  aliases,
  ...rotationRules,
  readers,
  sameReader,
  expectations,
];
