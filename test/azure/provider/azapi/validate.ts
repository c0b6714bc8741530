/** What azapi refuses before it plans. */
import { type Diagnostic, diagnosticOf, type Path } from '../protocol/provider.ts';
import { type Attributes, isObject, UNKNOWN, type Value } from '../protocol/values.ts';
import { plain, plainObject } from './json.ts';
import { isResourceId, nameOfId, parseType, resourceId, typeOfId } from './resource-type.ts';
import { faultsOf, isKnown } from './type-index.ts';

export function validate(resource: string, config: Attributes): Diagnostic[] {
  return [
    ...checkType(config.type),
    ...['parent_id', 'resource_id'].flatMap((name) => checkId(name, config[name])),
    ...checkIdentity(config.identity),
    ...(resource === 'azapi_resource' ? checkResource(config) : []),
    ...(resource === 'azapi_update_resource' ? checkUpdate(config) : []),
    ...checkSensitive(config),
  ];
}

function checkType(type: Value | undefined): Diagnostic[] {
  if (typeof type !== 'string') return [];
  try {
    parseType(type);
    return [];
  } catch (error) {
    return [diagnosticOf(error)];
  }
}

function checkId(name: string, id: Value | undefined): Diagnostic[] {
  if (typeof id !== 'string' || isResourceId(id)) return [];
  return [error(`\`${name}\` must be a resource id, got "${id}"`, [name])];
}

function checkIdentity(identity: Value | undefined): Diagnostic[] {
  const [block] = Array.isArray(identity) ? identity : [];
  if (!isObject(block)) return [];
  const { type, identity_ids: ids } = block;
  const types = ['SystemAssigned', 'UserAssigned', 'SystemAssigned, UserAssigned', 'None'];
  const wrong = (Array.isArray(ids) ? ids : []).filter(
    (id) => typeof id === 'string' && typeOfId(id).toLowerCase() !== USER_ASSIGNED,
  );
  return [
    ...(typeof type === 'string' && !types.includes(type)
      ? [error(`\`type\` of an identity must be one of ${types.join(' | ')}, got "${type}"`)]
      : []),
    ...wrong.map((id) => error(`\`identity_ids\` must be ids of identities, got "${String(id)}"`)),
  ];
}

const USER_ASSIGNED = 'microsoft.managedidentity/userassignedidentities';

function checkResource(config: Attributes): Diagnostic[] {
  const body = plain(config.body);
  const twice = ['location', 'tags', 'identity'].filter(
    (name) => isObject(body) && name in body && isGiven(config[name]),
  );
  return [
    ...twice.map((name) =>
      error(`\`${name}\` is given both as an argument and in \`body\``, [name]),
    ),
    ...checkBody(config),
    ...checkProperties(config),
    ...(isGiven(config.ignore_body_changes)
      ? [
          error('this stand-in for azapi does not know `ignore_body_changes`', [
            'ignore_body_changes',
          ]),
        ]
      : []),
  ];
}

function checkUpdate(config: Attributes): Diagnostic[] {
  const byId = isGiven(config.resource_id);
  const byName = isGiven(config.name) && isGiven(config.parent_id);
  const isOne = byId !== byName && byId !== isGiven(config.name);
  return [
    ...(isOne ? [] : [error('either `resource_id`, or `name` and `parent_id`, must be given')]),
    ...checkParent(config),
    ...checkBody(config),
    ...checkKnown(config),
  ];
}

function checkParent({ type, name, parent_id: parent }: Attributes): Diagnostic[] {
  if (typeof type !== 'string' || !isType(type) || typeof parent !== 'string') return [];
  try {
    resourceId(parseType(type), parent, textOf(name) ?? 'name');
    return [];
  } catch (fault) {
    return [diagnosticOf(fault)];
  }
}

/** The real one drops without a word what a type does not have, which cannot be told of a type that is not known. */
function checkKnown({ type, name, resource_id: id }: Attributes): Diagnostic[] {
  if (typeof type !== 'string' || !isType(type)) return [];
  const resource = typeof id === 'string' ? nameOfId(id) : textOf(name);
  if (resource === undefined || isKnown(parseType(type).name, resource)) return [];
  return [
    error(
      `this stand-in for azapi does not know what "${parseType(type).name}" (${resource}) has, and azapi sends nothing else of an update: add it to types.json`,
      ['type'],
    ),
  ];
}

/** Against the index of types, unless the configuration switches it off. */
function checkProperties(config: Attributes): Diagnostic[] {
  const { type, schema_validation_enabled: enabled } = config;
  if (enabled === false || typeof type !== 'string' || !isType(type)) return [];
  const found = faultsOf(parseType(type).name, textOf(config.name), plainObject(config.body));
  return found.map((fault) => error(`the argument "body" is invalid: ${fault}`, ['body']));
}

function isType(type: string): boolean {
  return checkType(type).length === 0;
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function checkBody(config: Attributes): Diagnostic[] {
  const body = plain(config.body);
  if (body === null || isObject(body)) return [];
  return [error('`body` must be an object, not JSON in a text', ['body'])];
}

function checkSensitive(config: Attributes): Diagnostic[] {
  if (!isGiven(config.sensitive_body_version) || isGiven(config.sensitive_body)) return [];
  return [error('`sensitive_body_version` needs `sensitive_body`', ['sensitive_body_version'])];
}

function isGiven(value: Value | undefined): boolean {
  if (value === UNKNOWN) return true;
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

function error(summary: string, path?: Path): Diagnostic {
  return { severity: 'ERROR', summary, detail: '', ...(path ? { path } : {}) };
}
