/** What exists already, and how the rest is named: what a schema cannot say of them. What only Azure knows is asked before a plan. */
import { suggestion } from '../../policy/nearest.ts';
import { KINDS, type Kind, keyOf, NAME_RULES, nameFault, nameOf, PLACEHOLDERS } from '../names.ts';
import { error, type Rule, warning } from './complaint.ts';

const service: Rule = ({ gateway }) => {
  if (gateway.existing === undefined) {
    return [
      ...(gateway.publisher === undefined
        ? [error(['gateway'], 'missing key "publisher", unless the service exists ("existing")')]
        : []),
      ...(gateway.identity === undefined
        ? []
        : [
            error(
              ['gateway', 'identity'],
              'belongs to "existing": a service that is made gets an identity of its own',
            ),
          ]),
    ];
  }
  return [
    ...(gateway.identity === undefined
      ? [
          error(
            ['gateway', 'existing'],
            'missing key "identity" beside it: the user-assigned identity, attached to the service, that calls the accounts',
          ),
        ]
      : []),
    ...(gateway.publisher === undefined
      ? []
      : [
          warning(
            ['gateway', 'publisher'],
            'has no effect: an existing service keeps its publisher',
          ),
        ]),
  ];
};

/** azurerm works in one subscription. */
const oneSubscription: Rule = ({ resourceGroup, gateway }) => {
  const subscriptionOf = (id: string) => id.split('/')[2]?.toLowerCase();
  const [group, existing] = [resourceGroup?.existing, gateway.existing];
  return group === undefined ||
    existing === undefined ||
    subscriptionOf(group) === subscriptionOf(existing)
    ? []
    : [
        error(
          ['gateway', 'existing'],
          `is in another subscription than the resource group (${subscriptionOf(group)}): one apply works in one subscription`,
        ),
      ];
};

const ROTATION: readonly Kind[] = [
  'key_vault',
  'storage_account',
  'function_app',
  'service_plan',
  'rotation_identity',
  'rotation_alerts',
];

const names: Rule = ({ naming }, { environment, location, rotation, estate }) => {
  if (naming === undefined || estate === undefined) return [];
  const { existing } = estate;
  const there: Readonly<Partial<Record<Kind, string | undefined>>> = {
    resource_group: existing.resourceGroup,
    api_management: existing.service,
    gateway_identity: existing.service,
    log_workspace: existing.workspace,
    key_vault: existing.vault,
  };
  const isMade = (kind: Kind) =>
    there[kind] === undefined && (rotation !== undefined || !ROTATION.includes(kind));
  const pathOf = (kind: Kind) => [
    'naming',
    naming[keyOf(kind)] === undefined ? 'pattern' : keyOf(kind),
  ];
  // Any six characters: every suffix has as many.
  const called = (kind: Kind) => nameOf(kind, { environment, location, naming }, '0a1b2c');
  const written = KINDS.filter((kind) => naming[keyOf(kind)] ?? naming.pattern);
  return [
    ...placeholders(naming),
    ...KINDS.filter((kind) => naming[keyOf(kind)] !== undefined && !isMade(kind)).map((kind) =>
      warning(pathOf(kind), 'has no effect: nothing of this kind is made'),
    ),
    ...written.filter(isMade).flatMap((kind) => {
      if (/[{}]/.test(called(kind))) return []; // told as a placeholder
      const fault = nameFault(kind, called(kind));
      return fault === undefined
        ? []
        : [error(pathOf(kind), `${keyOf(kind)} would be "${called(kind)}", which ${fault}`)];
    }),
    ...twins(written.filter(isMade), called).map(([kind, twin]) =>
      error(
        pathOf(kind),
        `${keyOf(twin)} and ${keyOf(kind)} would both be "${called(kind)}": put {use} into the pattern, or give one of them its own`,
      ),
    ),
  ];
};

function placeholders(naming: Readonly<Record<string, string>>) {
  return Object.entries(naming).flatMap(([key, pattern]) => {
    const path = ['naming', key];
    const unknown = [...pattern.matchAll(/\{([^{}]*)\}/g)]
      .map(([, name = '']) => name)
      .filter((name) => !PLACEHOLDERS.some((placeholder) => placeholder === name));
    const rest = pattern.replaceAll(/\{[^{}]*\}/g, '');
    return [
      ...unknown.map((name) =>
        error(
          path,
          `no placeholder is called {${name}}${suggestion(name, PLACEHOLDERS)}: there are ${PLACEHOLDERS.map((one) => `{${one}}`).join(', ')}`,
        ),
      ),
      ...(/[{}]/.test(rest) ? [error(path, 'has a brace without its other half')] : []),
    ];
  });
}

/** Azure ignores case, and names are one's own only within a type. */
function twins(
  kinds: readonly Kind[],
  called: (kind: Kind) => string,
): readonly (readonly [Kind, Kind])[] {
  return kinds.flatMap((kind, index) => {
    const twin = kinds
      .slice(0, index)
      .find(
        (other) =>
          NAME_RULES[other].type === NAME_RULES[kind].type &&
          called(other).toLowerCase() === called(kind).toLowerCase(),
      );
    return twin === undefined ? [] : [[kind, twin] as const];
  });
}

export const estateRules: readonly Rule[] = [service, oneSubscription, names];
