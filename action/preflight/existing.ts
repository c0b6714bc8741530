/** What exists already: whether it is there, is what the file says, takes what is needed, and holds nothing that would be in the way. */
import { objectionTo } from '../../function/tags.ts';
import { createBalancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import { isObject, type Json, member, textOf } from '../../policy/standards/json.ts';
import { type Arm, ArmError, textAt } from '../azure/arm.ts';
import type { Complaint } from '../config/complaint.ts';
import type { Path } from '../config/path.ts';
import type { Owned } from './owned.ts';

const GROUP_VERSION = '2024-03-01';
const SERVICE_VERSION = '2024-05-01';
const IDENTITY_VERSION = '2023-01-31';
const VAULT_VERSION = '2023-07-01';
const WORKSPACE_VERSION = '2023-09-01';
const ACCOUNT_VERSION = '2024-10-01';
const STORAGE_VERSION = '2023-05-01';

type Question = {
  readonly arm: Arm;
  readonly configuration: Configuration;
  readonly owned: Owned;
};

const complain = (path: Path, message: string): Complaint => ({ severity: 'error', path, message });

export async function existingComplaints(question: Question): Promise<readonly Complaint[]> {
  const found = await Promise.all([
    accounts(question),
    group(question),
    service(question),
    vault(question),
    workspace(question),
    queue(question),
  ]);
  return found.flat();
}

/** A document, or why there is none. */
type Found = { readonly document: Json } | { readonly complaints: readonly Complaint[] };

async function find(
  { arm }: Question,
  { id, what, path, apiVersion }: { id: string; what: string; path: Path; apiVersion: string },
): Promise<Found> {
  try {
    const document = await arm.get(id, apiVersion);
    if (document !== undefined) return { document };
    return {
      complaints: [complain(path, `there is no ${what} ${id}: correct the id, or make it first`)],
    };
  } catch (error) {
    if (!(error instanceof ArmError)) throw error;
    return {
      complaints: [
        complain(path, `the ${what} ${id} cannot be read: ${error.message} (${error.code})`),
      ],
    };
  }
}

async function accounts(question: Question): Promise<readonly Complaint[]> {
  const found = await Promise.all(
    Object.entries(question.configuration.accounts).map(([name, { id }]) =>
      find(question, {
        id,
        what: 'Azure OpenAI account',
        path: ['accounts', name, 'id'],
        apiVersion: ACCOUNT_VERSION,
      }),
    ),
  );
  return found.flatMap((one) => ('complaints' in one ? one.complaints : []));
}

/** Of the queue that is told of new keys: Event Grid makes none. */
async function queue(question: Question): Promise<readonly Complaint[]> {
  const { storageAccount, name } = question.configuration.rotation?.notify?.queue ?? {};
  if (storageAccount === undefined) return [];
  const found = await find(question, {
    id: `${storageAccount}/queueServices/default/queues/${name}`,
    what: 'queue',
    path: ['rotation', 'notify', 'queue', 'name'],
    apiVersion: STORAGE_VERSION,
  });
  return 'complaints' in found ? found.complaints : [];
}

/** Terraform would destroy what it made, for it is no longer to be made. */
function ownMade({ owned }: Question, type: string, id: string, path: Path): readonly Complaint[] {
  const address = owned.addressOf(type, id);
  return address === undefined
    ? []
    : [
        complain(
          path,
          `this load balancer made ${id} itself, and would destroy it now. Leave the key out; or, to keep it from now on as one that exists, take it out of the state first: terraform state rm '${address}'`,
        ),
      ];
}

async function group(question: Question): Promise<readonly Complaint[]> {
  const id = question.configuration.estate?.existing.resourceGroup;
  if (id === undefined) return [];
  const path = ['resourceGroup', 'existing'];
  const found = await find(question, {
    id,
    what: 'resource group',
    path,
    apiVersion: GROUP_VERSION,
  });
  return 'complaints' in found
    ? found.complaints
    : ownMade(question, 'azurerm_resource_group', id, path);
}

async function workspace(question: Question): Promise<readonly Complaint[]> {
  const { estate, location } = question.configuration;
  const id = estate?.existing.workspace;
  if (id === undefined) return [];
  const path = ['logs', 'existing'];
  const what = 'Log Analytics workspace';
  const found = await find(question, { id, what, path, apiVersion: WORKSPACE_VERSION });
  if ('complaints' in found) return found.complaints;
  return [
    ...elsewhere(found.document, location, what, path),
    ...ownMade(question, 'azapi_resource', id, path),
  ];
}

function elsewhere(
  document: Json,
  location: string,
  what: string,
  path: Path,
): readonly Complaint[] {
  const region = (textAt(document, 'location') ?? '').toLowerCase().replaceAll(' ', '');
  return region === location
    ? []
    : [
        complain(
          path,
          `the ${what} is in ${region}, and location says ${location}: name one in ${location}, or leave it out and get one`,
        ),
      ];
}

async function vault(question: Question): Promise<readonly Complaint[]> {
  const { estate, location } = question.configuration;
  const id = estate?.existing.vault;
  if (id === undefined) return [];
  const path = ['rotation', 'vault', 'existing'];
  const found = await find(question, { id, what: 'Key Vault', path, apiVersion: VAULT_VERSION });
  if ('complaints' in found) return found.complaints;
  const properties = member(found.document, 'properties');
  return [
    ...elsewhere(found.document, location, 'Key Vault', path),
    ...(member(properties, 'enableRbacAuthorization') === true
      ? []
      : [
          complain(
            path,
            `the vault uses access policies, in which roles have no effect: switch it to Azure RBAC (az keyvault update --name ${nameOf(id)} --enable-rbac-authorization true) once its other users have roles, or leave it out and get one`,
          ),
        ]),
    ...(textAt(properties, 'publicNetworkAccess')?.toLowerCase() === 'disabled'
      ? [
          complain(
            path,
            'the vault is closed to public networks, and the rotation’s app has no other way to it: open it, or leave it out and get one',
          ),
        ]
      : []),
    ...ownMade(question, 'azurerm_key_vault', id, path),
    ...(await secrets(question, id)),
  ];
}

/** The function leaves alone what somebody else wrote, so that consumer would never get a key. */
async function secrets(
  { arm, configuration }: Question,
  vaultId: string,
): Promise<readonly Complaint[]> {
  const service = configuration.estate?.existing.service;
  const there = await arm.list(`${vaultId}/secrets`, VAULT_VERSION);
  return consumersOf(configuration).flatMap(({ name, subscription }) => {
    const secret = `subscription-key-${subscription}`;
    const document = there.find((one) => nameIn(one).toLowerCase() === secret.toLowerCase());
    if (document === undefined) return [];
    const tags = textsOf(member(document, 'tags'));
    // Without the service's id, which is not known before it is made, only who manages it tells.
    const objection = objectionTo(tags, service ?? tags['apim-service'] ?? '', subscription);
    return objection === 'not-managed' || objection === 'of-another-subscription'
      ? [
          complain(
            ['consumers', name],
            `its key would be the secret ${secret} of ${nameOf(vaultId)}, which is somebody else’s: rename the consumer, take another vault, or delete the secret`,
          ),
        ]
      : [];
  });
}

async function service(question: Question): Promise<readonly Complaint[]> {
  const { estate, location, gateway } = question.configuration;
  const { service: id, identity } = estate?.existing ?? {};
  if (id === undefined || identity === undefined) return [];
  const path = ['gateway', 'existing'];
  const what = 'API Management service';
  const found = await find(question, { id, what, path, apiVersion: SERVICE_VERSION });
  if ('complaints' in found) return found.complaints;
  const { document } = found;
  const sku = `${textAt(document, 'sku', 'name')}_${member(member(document, 'sku'), 'capacity')}`;
  const state = textAt(document, 'properties', 'provisioningState') ?? '';
  return [
    ...elsewhere(document, location, what, path),
    ...(sku === gateway.sku
      ? []
      : [
          complain(
            ['gateway', 'sku'],
            `the existing service has the SKU ${sku}: write ${sku}, since what the policy may use depends on it`,
          ),
        ]),
    ...(state.toLowerCase() === 'succeeded'
      ? []
      : [complain(path, `the service is in the state "${state}": wait until it is "Succeeded"`)]),
    ...ownMade(question, 'azurerm_api_management', id, path),
    ...(await attached(question, document, identity)),
    ...(await inTheWay(question, id)),
  ];
}

async function attached(
  question: Question,
  document: Json,
  id: string,
): Promise<readonly Complaint[]> {
  const path = ['gateway', 'identity'];
  const what = 'user-assigned identity';
  const found = await find(question, { id, what, path, apiVersion: IDENTITY_VERSION });
  if ('complaints' in found) return found.complaints;
  const identities = member(member(document, 'identity'), 'userAssignedIdentities');
  const ids = isObject(identities) ? Object.keys(identities) : [];
  if (ids.some((one) => one.toLowerCase() === id.toLowerCase())) return [];
  const service = textAt(document, 'id') ?? '';
  // All of them: what a request leaves out might be detached.
  const system = /systemassigned/i.test(textAt(document, 'identity', 'type') ?? '');
  const body = {
    identity: {
      type: system ? 'SystemAssigned, UserAssigned' : 'UserAssigned',
      userAssignedIdentities: Object.fromEntries([...ids, id].map((one) => [one, {}])),
    },
  };
  return [
    complain(
      path,
      `the identity is not attached to the service. ${ids.length === 0 ? 'No' : `These are: ${ids.join(', ')}; no`} other may be used. Attach it: az rest --method patch --url '${service}?api-version=${SERVICE_VERSION}' --body '${JSON.stringify(body)}'`,
    ),
  ];
}

/** What the module writes has fixed names: whatever else has one of them would be overwritten, or refused half-way. */
async function inTheWay(question: Question, service: string): Promise<readonly Complaint[]> {
  const { arm, configuration, owned } = question;
  const { path } = configuration.gateway;
  const list = (collection: string) => arm.list(`${service}/${collection}`, SERVICE_VERSION);
  const apis = (await list('apis')).filter((api) => !owned.has(`${service}/apis/${nameIn(api)}`));
  const samePath = apis.find(
    (api) => (textAt(api, 'properties', 'path') ?? '').toLowerCase() === path.toLowerCase(),
  );
  const taken = await Promise.all(
    namesWritten(configuration).map(async ({ collection, names }) => {
      const there = new Set((await list(collection)).map((one) => nameIn(one).toLowerCase()));
      return names
        .filter(({ name }) => there.has(name.toLowerCase()))
        .filter(({ name }) => !owned.has(`${service}/${collection}/${name}`))
        .map(({ name, path }) => complain(path, othersText(collection, name)));
    }),
  );
  return [
    ...(samePath === undefined
      ? []
      : [
          complain(
            ['gateway', 'path'],
            `the API "${nameIn(samePath)}" of the existing service has the path "${path}" already: choose another`,
          ),
        ]),
    ...(apis.some((api) => nameIn(api).toLowerCase() === 'openai')
      ? [complain(['gateway', 'existing'], othersText('apis', 'openai'))]
      : []),
    ...taken.flat(),
  ];
}

type Written = { readonly name: string; readonly path: Path };

/** By collection of the service, what the module writes there and which key asks for it; the API itself is looked at more closely. */
function namesWritten(
  configuration: Configuration,
): readonly { readonly collection: string; readonly names: readonly Written[] }[] {
  const { backends, models } = createBalancer(configuration);
  const pools = models.flatMap(({ pool }) => pool?.name ?? []);
  const service = ['gateway', 'existing'];
  return [
    { collection: 'products', names: [{ name: 'openai_consumers', path: service }] },
    { collection: 'namedValues', names: [{ name: 'identity-client-id', path: service }] },
    { collection: 'loggers', names: [{ name: 'application-insights', path: service }] },
    {
      collection: 'backends',
      names: [...backends.map(({ name }) => name), ...pools].map((name) => ({
        name,
        path: ['accounts'],
      })),
    },
    {
      collection: 'subscriptions',
      names: consumersOf(configuration).map(({ name, subscription }) => ({
        name: subscription,
        path: ['consumers', name],
      })),
    },
  ];
}

function othersText(collection: string, name: string): string {
  return `the existing service has ${collection}/${name}, which this load balancer would write and its state does not hold: it is another load balancer’s, or somebody else’s. One service takes one load balancer; take another service, or rename or remove what is in the way`;
}

function consumersOf(configuration: Configuration) {
  return configuration.callers.keys ? createBalancer(configuration).consumers : [];
}

function textsOf(tags: Json | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(isObject(tags) ? tags : {}).flatMap(([name, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[name, text]];
    }),
  );
}

function nameIn(document: Json): string {
  return (textAt(document, 'name') ?? '').replace(/;rev=\d+$/, '');
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
