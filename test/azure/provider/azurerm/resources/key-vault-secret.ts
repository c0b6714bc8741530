/** A secret, in Key Vault's data plane. A new value is a new version, and a new id. */
import { type Arm, failed, type Request } from '../../arm/client.ts';
import type { Answer } from '../../arm/exchange.ts';
import { ProviderError } from '../../protocol/provider.ts';
import type { Attributes, Json, Value } from '../../protocol/values.ts';
import { at, items, optionalText, text, textMap } from '../attributes.ts';
import { subscriptionPath } from '../paths.ts';
import { alreadyExists, type Resource } from '../resource.ts';
import { date, idOf } from '../rules.ts';

const API_VERSION = '7.4';
const VAULT_VERSION = '2026-02-01';

export const keyVaultSecret: Resource = {
  id: {
    pattern: /^https:\/\/[^/]+\/secrets\/[^/]+\/[^/]+$/,
    must: "must be a secret's address with its version, `https://….vault.azure.net/secrets/…/…`",
  },

  create: async (arm, secret) => {
    const address = `${await vaultUri(arm, text(secret, 'key_vault_id'))}secrets/${text(secret, 'name')}`;
    const existing = await ask(arm, { method: 'GET', path: `${address}/` }, [404]);
    if (existing.status === 200) throw alreadyExists(String(at(existing.body, 'id')));
    const answer = await ask(arm, { method: 'PUT', path: address, body: secretBody(secret) });
    return String(at(answer.body, 'id'));
  },

  read: async (arm, id, state) => {
    const answer = await ask(arm, { method: 'GET', path: `${versionless(id)}/` }, [404]);
    if (answer.status === 404) return null;
    return attributes(answer.body, await vaultId(arm, id, state), state);
  },

  update: async (arm, id, secret, prior) => {
    const address = versionless(id);
    const sameValue =
      secret.value === prior.value && secret.value_wo_version === prior.value_wo_version;
    const body = secretBody(secret);
    await ask(
      arm,
      sameValue
        ? { method: 'PATCH', path: `${address}/`, body: { ...body, value: undefined } }
        : { method: 'PUT', path: address, body },
    );
  },

  remove: async (arm, id, _state, features) => {
    const address = versionless(id);
    const gone = await ask(arm, { method: 'DELETE', path: address }, [404]);
    const purge = features.enabled('key_vault', 'purge_soft_deleted_secrets_on_destroy', true);
    if (gone.status === 404 || !purge) return;
    const deleted = address.replace('/secrets/', '/deletedsecrets/');
    await ask(arm, { method: 'DELETE', path: deleted }, [404]);
  },

  rules: {
    name: {
      pattern: /^[0-9a-zA-Z-]{1,127}$/,
      must: 'must have 1 to 127 letters, digits and dashes',
    },
    key_vault_id: idOf('Microsoft.KeyVault/vaults'),
    not_before_date: date,
    expiration_date: date,
  },
  check: (config) =>
    config.value_wo !== null && config.value_wo_version === null
      ? ['`value_wo` needs `value_wo_version`, by which a change of it is noticed']
      : [],
};

function secretBody(secret: Attributes): object {
  return {
    value: optionalText(secret, 'value') ?? optionalText(secret, 'value_wo') ?? '',
    contentType: optionalText(secret, 'content_type') ?? '',
    tags: textMap(secret, 'tags') ?? {},
    attributes: {
      nbf: secondsOf(optionalText(secret, 'not_before_date')),
      exp: secondsOf(optionalText(secret, 'expiration_date')),
    },
  };
}

function attributes(document: Json, vault: string, state: Attributes): Attributes {
  const id = String(at(document, 'id'));
  const name = id.split('/')[4] ?? '';
  const version = id.split('/')[5] ?? '';
  const isWriteOnly = typeof state.value_wo_version === 'number';
  return {
    id,
    name,
    key_vault_id: vault,
    // A value that was given write-only is not in the state, so it is not read into it either.
    value: isWriteOnly ? null : at(document, 'value'),
    version,
    versionless_id: versionless(id),
    resource_id: `${vault}/secrets/${name}/versions/${version}`,
    resource_versionless_id: `${vault}/secrets/${name}`,
    content_type: at(document, 'contentType') ?? '',
    not_before_date: dateOf(at(document, 'attributes.nbf')),
    expiration_date: dateOf(at(document, 'attributes.exp')),
    tags: at(document, 'tags') ?? {},
  };
}

async function ask(arm: Arm, request: Request, accepted: number[] = []): Promise<Answer> {
  const answer = await arm.send({ ...request, query: { 'api-version': API_VERSION } });
  if (answer.status >= 400 && !accepted.includes(answer.status)) throw failed(request, answer);
  return answer;
}

async function vaultUri(arm: Arm, vault: string): Promise<string> {
  const uri = at(await arm.get(vault, VAULT_VERSION), 'properties.vaultUri');
  if (typeof uri !== 'string') throw new ProviderError(`there is no key vault "${vault}"`);
  return uri.endsWith('/') ? uri : `${uri}/`;
}

/** The vault's resource id: from the state, else (after an import) by the vault's address. */
async function vaultId(arm: Arm, id: string, state: Attributes): Promise<string> {
  const known = optionalText(state, 'key_vault_id');
  if (known) return known;
  const host = new URL(id).host;
  const list = await arm.get(`${subscriptionPath(arm)}/resources`, '2015-11-01', {
    $filter: "resourceType eq 'Microsoft.KeyVault/vaults'",
  });
  const vaults = items(list, 'value').map((vault) => String(at(vault, 'id')));
  const found = vaults.find((vault) => vault.split('/').at(-1) === host.split('.')[0]);
  if (!found) throw new ProviderError(`no key vault of the subscription has the host "${host}"`);
  return found;
}

function versionless(id: string): string {
  return id.split('/').slice(0, 5).join('/');
}

function secondsOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Math.floor(Date.parse(date) / 1000);
}

function dateOf(seconds: Json): Value {
  if (typeof seconds !== 'number') return '';
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
