/** What a schema cannot say of `callers` and of who a consumer is. */
import { type Complaint, error, type Rule, warning } from './complaint.ts';

/** Source: docs/security.md, "Who a caller is". */
const ways: Rule = ({ callers = {} }, { callers: { keys, bearer, entra }, rotation }) => [
  ...(bearer && entra !== undefined
    ? [
        error(
          ['callers', 'keys', 'bearer'],
          'keys and tokens of Entra ID would both arrive as Authorization: Bearer, and the gateway refuses a token as a wrong key: remove callers.keys.bearer or callers.entra',
        ),
      ]
    : []),
  ...(keys || entra !== undefined
    ? []
    : [error(['callers', 'keys'], 'nobody could call: accept keys, or set callers.entra')]),
  ...(keys || rotation === undefined
    ? []
    : [
        error(
          ['rotation'],
          'there are no keys to rotate with callers.keys false: remove rotation, or accept keys',
        ),
      ]),
  ...(callers.entra?.audiences.includes('https://cognitiveservices.azure.com') === true
    ? [
        warning(
          ['callers', 'entra', 'audiences'],
          'tokens for https://cognitiveservices.azure.com are for the accounts themselves: whoever may send one here could call an account without this gateway. Give the gateway an app registration of its own',
        ),
      ]
    : []),
];

const identities: Rule = ({ consumers = {} }, { callers }) => {
  const names = Object.keys(consumers);
  const claiming = names.filter((name) => consumers[name]?.entra !== undefined);
  if (callers.entra === undefined) {
    return claiming.map((name) =>
      error(
        ['consumers', name, 'entra'],
        'no token is accepted without callers.entra: set its tenant and audiences, or remove this',
      ),
    );
  }
  const silent = names.filter((name) => consumers[name]?.entra === undefined);
  return [
    ...(claiming.length === 0
      ? [
          warning(
            ['callers', 'entra'],
            'every token is refused: no consumer says whose tokens are its own (consumers.<name>.entra)',
          ),
        ]
      : []),
    ...(callers.keys
      ? []
      : silent.map((name) =>
          error(
            ['consumers', name],
            'cannot call with callers.keys false: say whose tokens are its own (entra.applications, entra.groups)',
          ),
        )),
    ...(['applications', 'groups'] as const).flatMap((kind) =>
      doubleClaims(
        claiming.flatMap((name) =>
          (consumers[name]?.entra?.[kind] ?? []).map((id, index) => ({ name, id, index, kind })),
        ),
      ),
    ),
  ];
};

/** The subscription that every service has, and that opens all of it. */
const BUILT_IN = 'master';

const builtIn: Rule = ({ consumers = {} }) =>
  Object.entries(consumers).flatMap(([name, consumer]) => {
    const message = `"${BUILT_IN}" is API Management's own subscription: choose another name`;
    if (consumer?.formerly === BUILT_IN) return [error(['consumers', name, 'formerly'], message)];
    return name === BUILT_IN && consumer?.formerly === undefined
      ? [error(['consumers', name], message)]
      : [];
  });

/** Browsers send an origin in one form only, and no other is ever matched. */
const origins: Rule = ({ callers }) =>
  (callers?.cors?.origins ?? []).flatMap((origin, index) => {
    const path = ['callers', 'cors', 'origins', index];
    if (!URL.canParse(origin)) {
      return [error(path, `"${origin}" is no origin: its host or port cannot be`)];
    }
    const sent = new URL(origin).origin;
    return sent === origin
      ? []
      : [error(path, `browsers send "${origin}" as "${sent}": write that`)];
  });

/** A subscription is one consumer's. */
const renamings: Rule = ({ consumers = {} }) => {
  const owners = new Map(Object.keys(consumers).map((name) => [name, name]));
  return Object.entries(consumers).flatMap(([name, consumer]) => {
    const formerly = consumer?.formerly;
    if (formerly === undefined || formerly === name) return [];
    const owner = owners.get(formerly);
    owners.set(formerly, owner ?? name);
    return owner === undefined
      ? []
      : [
          error(
            ['consumers', name, 'formerly'],
            `the subscription "${formerly}" is the one of "${owner}": two consumers cannot share its keys. Take formerly out, or give "${owner}" another name`,
          ),
        ];
  });
};

type Claim = {
  readonly name: string;
  readonly id: string;
  readonly index: number;
  readonly kind: 'applications' | 'groups';
};

/** A token would be two consumers' at once. */
function doubleClaims(claims: readonly Claim[]): readonly Complaint[] {
  const owners = new Map<string, string>();
  return claims.flatMap(({ name, id, index, kind }) => {
    const owner = owners.get(id.toLowerCase());
    owners.set(id.toLowerCase(), owner ?? name);
    return owner === undefined
      ? []
      : [
          error(
            ['consumers', name, 'entra', kind, index],
            `${id} is already one of "${owner}": its tokens can be one consumer's only`,
          ),
        ];
  });
}

export const callerRules: readonly Rule[] = [ways, identities, builtIn, origins, renamings];
