/** What azapi refuses before it plans. Its check against Azure's type index is not among it: there is none here. */
import { type Diagnostic, diagnosticOf, type Path } from '../protocol/provider.ts';
import { type Attributes, isObject, UNKNOWN, type Value } from '../protocol/values.ts';
import { plain } from './json.ts';
import { parseType } from './resource-type.ts';

export function validate(resource: string, config: Attributes): Diagnostic[] {
  return [
    ...checkType(config.type),
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
  if (byId !== byName && byId !== isGiven(config.name)) return checkBody(config);
  return [
    error('either `resource_id`, or `name` and `parent_id`, must be given'),
    ...checkBody(config),
  ];
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
