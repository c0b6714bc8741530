/** Which values are secret, and where each comes from: what Terraform marks, and credentials by the names they go by. */

import {
  isArray,
  isObject,
  items,
  type Json,
  member,
  parseJson,
} from '../../policy/standards/json.ts';
import { argumentsOf, definitionsOf } from './hcl.ts';

/** Secret values, each with a name for people of where it comes from. */
export type Secrets = ReadonlyMap<string, string>;

/**
 * Every value that a plan marks as sensitive, wherever it stands: changes, drift, state, planned values, outputs, actions;
 * and the values of its sensitive variables, of modules as well.
 *
 * @param plan what `terraform show -json` printed
 */
export function sensitiveValues(plan: Json): Secrets {
  const found = new Map<string, string>();
  const mark = (value: Json | undefined, marks: Json | undefined, origin: string): void => {
    if (marks === true) for (const leaf of leavesOf(value)) addTo(found, leaf, origin);
    else if (isArray(marks))
      for (const [index, one] of marks.entries()) mark(items(value)[index], one, origin);
    else if (isObject(marks))
      for (const [key, one] of Object.entries(marks)) mark(member(value, key), one, origin);
  };
  const visit = (value: Json, origin: string): void => {
    if (isArray(value)) for (const item of value) visit(item, origin);
    if (!isObject(value)) return;
    const address = member(value, 'address');
    const here = typeof address === 'string' ? address : origin;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'sensitive_values') mark(member(value, 'values'), child, here);
      else if (key === 'config_sensitive') mark(member(value, 'config_values'), child, here);
      else if (key.endsWith('_sensitive'))
        mark(value[key.slice(0, -'_sensitive'.length)], child, here);
      else if (key === 'sensitive') mark(member(value, 'value'), child, here);
      if (typeof child === 'object' && child !== null) visit(child, here === '' ? key : here);
    }
  };
  if (isObject(plan))
    for (const [key, part] of Object.entries(plan)) if (key !== 'configuration') visit(part, '');
  for (const [value, origin] of variableValues(plan)) addTo(found, value, origin);
  return found;
}

/**
 * What a state says is sensitive, before there is a plan: a failed refresh may quote it.
 *
 * @param state as `terraform state pull` writes it, version 4; null where there is none yet
 */
export function stateSecrets(state: Json): Secrets {
  const found = new Map<string, string>();
  for (const [name, output] of entriesOf(member(state, 'outputs'))) {
    if (member(output, 'sensitive') !== true) continue;
    for (const leaf of leavesOf(member(output, 'value'))) addTo(found, leaf, `output.${name}`);
  }
  for (const resource of items(member(state, 'resources'))) {
    const origin = `${member(resource, 'type')}.${member(resource, 'name')}`;
    for (const instance of items(member(resource, 'instances'))) {
      const attributes = member(instance, 'attributes');
      for (const path of items(member(instance, 'sensitive_attributes')))
        for (const leaf of leavesOf(valueAt(attributes, items(path)))) addTo(found, leaf, origin);
      for (const [name, value] of entriesOf(attributes))
        if (isSecretName(name)) for (const leaf of leavesOf(value)) addTo(found, leaf, origin);
    }
  }
  return found;
}

/** What lies at a path of a state, or around it where the path ends in what is not told by name or number: an element of a set. */
function valueAt(value: Json | undefined, path: readonly Json[]): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return withoutType(value);
  const key = member(step, 'value');
  const index = member(key, 'value') ?? key;
  const within = (one: Json | undefined) =>
    typeof index === 'number' ? items(one)[index] : member(one, String(index));
  const next = within(value) ?? within(withoutType(value));
  return next === undefined ? withoutType(value) : valueAt(next, rest);
}

/** A state keeps the type beside a value whose type is not in the schema, as azapi's `body`. */
function withoutType(value: Json | undefined): Json | undefined {
  const [first, second, ...more] = Object.keys(isObject(value) ? value : {}).sort();
  return first === 'type' && second === 'value' && more.length === 0
    ? member(value, 'value')
    : value;
}

/** The values of a plan's sensitive variables alone: what other sensitive values are made from. */
export function variableValues(plan: Json): Secrets {
  const found = new Map<string, string>();
  const visit = (module: Json | undefined, given: (name: string) => Json | undefined): void => {
    for (const [name, declaration] of entriesOf(member(module, 'variables'))) {
      if (member(declaration, 'sensitive') !== true) continue;
      for (const value of [given(name), member(declaration, 'default')])
        for (const leaf of leavesOf(value)) addTo(found, leaf, `var.${name}`);
    }
    for (const [, call] of entriesOf(member(module, 'module_calls')))
      visit(member(call, 'module'), (name) =>
        member(member(member(call, 'expressions'), name), 'constant_value'),
      );
  };
  const values = member(plan, 'variables');
  visit(member(member(plan, 'configuration'), 'root_module'), (name) =>
    member(member(values, name), 'value'),
  );
  return found;
}

/**
 * Secrets that reach us before there is a plan to read them from: credentials among the environment's variables, told by
 * name, and those inside of addresses and connection strings, whatever their variable is called.
 *
 * @param sensitive names of Terraform's sensitive variables, for `TF_VAR_…`
 */
export function environmentSecrets(
  environment: NodeJS.ProcessEnv,
  sensitive: ReadonlySet<string> = new Set(),
): Secrets {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) continue;
    const variable = name.startsWith('TF_VAR_') ? name.slice('TF_VAR_'.length) : undefined;
    if (variable !== undefined && sensitive.has(variable)) addWritten(found, value, name);
    else if (isSecretName(name) && isSecretText(value)) addWritten(found, value, name);
    else for (const secret of embeddedSecrets(value)) addTo(found, secret, name);
    if (name.startsWith('TF_CLI_ARGS')) addArguments(found, value, name, sensitive);
  }
  return found;
}

/** Settings of a backend: the values of `key=value` lines, and of files with such lines, by the same rules. */
export function settingSecrets(
  settings: Iterable<readonly [string, string]>,
  origin: string,
): Secrets {
  const found = new Map<string, string>();
  for (const [key, value] of settings) {
    const text = unquoted(value);
    if (isSecretSetting(key)) addWritten(found, text, `${origin}: ${key}`);
    else for (const secret of embeddedSecrets(text)) addTo(found, secret, `${origin}: ${key}`);
  }
  return found;
}

/**
 * What the files of a root module say before Terraform has read them: the sensitive variables' names, their defaults and
 * what variables files give them. A file that cannot be read is Terraform's to complain about.
 *
 * @param files of the root module's folder, by name
 */
export function declaredSecrets(files: ReadonlyMap<string, string>): {
  readonly variables: ReadonlySet<string>;
  readonly secrets: Secrets;
} {
  const variables = new Set<string>();
  const found = new Map<string, string>();
  for (const [name, text] of files) {
    // Only JSON can spell the word otherwise.
    const says = text.includes('sensitive') || name.endsWith('.json');
    if (!says || !/\.(tf|tofu)(\.json)?$/.test(name)) continue;
    for (const { header, attributes } of readable(() => definitionsOf(name, text)) ?? []) {
      const [type, variable = ''] = header;
      if (type !== 'variable' || attributes.get('sensitive') !== 'true') continue;
      variables.add(variable);
      addWritten(found, attributes.get('default') ?? '', `var.${variable}`);
    }
  }
  for (const [name, text] of files) {
    if (!/\.tfvars(\.json)?$/.test(name)) continue;
    for (const [variable, value] of readable(() => argumentsOf(name, text)) ?? [])
      if (variables.has(variable)) addWritten(found, value, `var.${variable}`);
  }
  return { variables, secrets: found };
}

/** Of a backend, `key` alone is where in the container the state is. */
function isSecretSetting(name: string): boolean {
  return name !== 'key' && isSecretName(name);
}

/** Whether a variable or a setting of this name holds a credential: `AZURE_OPENAI_API_KEY_1`, `StorageSasToken`, `access_key`. */
export function isSecretName(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  if (NOT_THE_SECRET.has(last) || words.includes('public')) return false;
  const joined = words.join('_');
  return (
    words.some((word) => SECRET_WORDS.test(word)) ||
    /connection_?str|conn_str|access_key/.test(joined)
  );
}

const SECRET_WORDS =
  /^(.*secrets?|.*tokens?|.*passwords?|passwd|passcode|.*passphrase|pwd|pass|pat|pin|sas|sig|signature|jwt|bearer|cookie|dsn|credentials?|.*(api|access|account|private|primary|secondary|shared|storage|master|subscription|function|client|host|openai|encryption|signing)keys?|keys?\d*|connectionstrings?|connstr)$/;
/** Names that end so say where a secret is, or what it is like. */
const NOT_THE_SECRET = new Set(
  'url uri endpoint file filename path dir directory folder name names id ids vault type version ttl expiry expires length count enabled location region algorithm format scope scopes issuer audience'.split(
    ' ',
  ),
);

/** Settings rather than secrets; a path names the file that holds one. */
function isSecretText(value: string): boolean {
  return value.length >= 4 && !/^(true|false|null|none|auto|always|never|\d{1,5})$/i.test(value);
}

/**
 * Secrets inside of an address or a connection string: a password before `@`, a signature, an account's key.
 */
export function embeddedSecrets(text: string): readonly string[] {
  const found: string[] = [];
  for (const [, password = ''] of text.matchAll(
    /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s/@]{1,1000})@/gi,
  ))
    found.push(password, decoded(password));
  for (const [, key = '', value = ''] of text.matchAll(/[?&;]([\w.-]{1,100})=([^&;\s"'#]{4,})/g))
    if (key === 'code' || isSecretName(key)) found.push(value, decoded(value));
  for (const [, key = '', value = ''] of text.matchAll(
    /(?:^|[;\s"'])([A-Za-z][\w ]{0,100})=([^;\s"']{4,})/g,
  ))
    if (isSecretName(key)) found.push(value);
  return found.filter((secret) => secret.length >= 4);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `-var name=value`, `-var=name=value` and `-backend-config=key=value` as Terraform takes them from the environment. */
function addArguments(
  found: Map<string, string>,
  text: string,
  origin: string,
  sensitive: ReadonlySet<string>,
): void {
  for (const [, name = '', a, b, c] of text.matchAll(
    /(?:var|backend-config)(?:\s+|=)["']?([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g,
  )) {
    const value = a ?? b ?? c ?? '';
    if (sensitive.has(name) || isSecretSetting(name)) addWritten(found, value, origin);
  }
}

/** A value as somebody wrote it: it may be quoted, or a list or an object of values, or have secrets within. */
function addWritten(found: Map<string, string>, text: string, origin: string): void {
  addTo(found, unquoted(text), origin);
  for (const secret of embeddedSecrets(text)) addTo(found, secret, origin);
  if (!/^\s*[[{"]/.test(text)) return;
  for (const leaf of leavesOf(readable(() => parseJson(text)))) addTo(found, leaf, origin);
  for (const [, inner = '', isKey] of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*[:=])?/g))
    if (isKey === undefined)
      addTo(found, readable(() => String(parseJson(`"${inner}"`))) ?? inner, origin);
}

function unquoted(text: string): string {
  return /^\s*"([^"\\]*)"\s*$/.exec(text)?.[1] ?? text;
}

function addTo(found: Map<string, string>, value: string, origin: string): void {
  if (value.trim() !== '' && !found.has(value)) found.set(value, origin);
}

function leavesOf(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  if (isArray(value)) return value.flatMap(leavesOf);
  return isObject(value) ? Object.values(value).flatMap(leavesOf) : [];
}

function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
