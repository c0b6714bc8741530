/**
 * The built-in roles that this project or a neighbour of it would assign, with their published ids.
 * Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles, as of 2026; what
 * newer OpenAI surfaces need is partly assumed, see docs/parity.md.
 */

export type Permissions = {
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
};

export type Role = {
  /** The GUID that ends the role definition's id. */
  readonly name: string;
  readonly roleName: string;
  readonly permissions: Permissions;
};

const role = (
  roleName: string,
  name: string,
  actions: readonly string[],
  dataActions: readonly string[] = [],
  notActions: readonly string[] = [],
  notDataActions: readonly string[] = [],
): Role => ({
  name,
  roleName,
  permissions: { actions, notActions, dataActions, notDataActions },
});

const OPENAI = 'Microsoft.CognitiveServices/accounts/OpenAI';
const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const CONTAINERS = 'Microsoft.Storage/storageAccounts/blobServices/containers';
const QUEUES = 'Microsoft.Storage/storageAccounts/queueServices/queues';
const TABLES = 'Microsoft.Storage/storageAccounts/tableServices/tables';
const SECRETS = 'Microsoft.KeyVault/vaults/secrets';
const SERVICE = 'Microsoft.ApiManagement/service';
const DELEGATION =
  'Microsoft.Storage/storageAccounts/blobServices/generateUserDelegationKey/action';

const INFERENCE = [
  `${OPENAI}/*/read`,
  `${OPENAI}/engines/completions/action`,
  `${OPENAI}/engines/search/action`,
  `${OPENAI}/engines/generate/action`,
  `${OPENAI}/deployments/audio/action`,
  `${OPENAI}/deployments/search/action`,
  `${OPENAI}/deployments/completions/action`,
  `${OPENAI}/deployments/chat/completions/action`,
  `${OPENAI}/deployments/extensions/chat/completions/action`,
  `${OPENAI}/deployments/embeddings/action`,
  `${OPENAI}/deployments/realtime/action`,
  `${OPENAI}/images/generations/action`,
  `${OPENAI}/video/generations/*/action`,
  `${OPENAI}/video/generations/*/delete`,
  `${OPENAI}/assistants/*`,
  `${OPENAI}/responses/*`,
];

export const BUILT_IN_ROLES: readonly Role[] = [
  role('Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', ['*']),
  role(
    'Contributor',
    'b24988ac-6180-42a0-ab88-20f7382dd24c',
    ['*'],
    [],
    [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
    ],
  ),
  role('Reader', 'acdd72a7-3385-48ef-bd42-f606fba81ae7', ['*/read']),
  role('User Access Administrator', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', [
    '*/read',
    'Microsoft.Authorization/*',
  ]),
  role('Role Based Access Control Administrator', 'f58310d9-a9f6-439a-9e8d-f62e7b41a168', [
    'Microsoft.Authorization/roleAssignments/write',
    'Microsoft.Authorization/roleAssignments/delete',
    '*/read',
  ]),
  role('API Management Service Contributor', '312a565d-c81f-4fd8-895a-4e21e48d571c', [
    `${SERVICE}/*`,
    'Microsoft.Authorization/*/read',
    'Microsoft.Resources/subscriptions/resourceGroups/read',
  ]),
  role('API Management Service Reader Role', '71522526-b88f-4d52-b57f-d31fc3546d0d', [
    `${SERVICE}/*/read`,
    `${SERVICE}/read`,
    'Microsoft.Authorization/*/read',
    'Microsoft.Resources/subscriptions/resourceGroups/read',
  ]),
  role('Website Contributor', 'de139f84-1756-47ae-9be6-808fbbe84772', [
    'Microsoft.Authorization/*/read',
    'Microsoft.Resources/subscriptions/resourceGroups/read',
    'Microsoft.Web/serverFarms/join/action',
    'Microsoft.Web/serverFarms/read',
    'Microsoft.Web/sites/*',
  ]),
  role(
    'Monitoring Metrics Publisher',
    '3913510d-42f4-4e42-8a64-420c390055eb',
    [],
    ['Microsoft.Insights/Metrics/Write', 'Microsoft.Insights/Telemetry/Write'],
  ),
  role(
    'Cognitive Services OpenAI User',
    '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
    ['Microsoft.CognitiveServices/*/read'],
    INFERENCE,
    [],
    // It may not write files and batches either, which are in none of the above.
    [`${OPENAI}/stored-completions/read`],
  ),
  role(
    'Cognitive Services OpenAI Contributor',
    'a001fd3d-188f-4b5d-821b-7da978bf7442',
    ['Microsoft.CognitiveServices/*/read'],
    [`${OPENAI}/*`],
  ),
  role(
    'Cognitive Services User',
    'a97b65f3-24c7-4388-baec-2e87135dc908',
    ['Microsoft.CognitiveServices/*/read', 'Microsoft.CognitiveServices/accounts/listkeys/action'],
    ['Microsoft.CognitiveServices/*'],
  ),
  role(
    'Key Vault Administrator',
    '00482a5a-887f-4fb3-b363-3b7fe8e74483',
    ['Microsoft.KeyVault/*/read'],
    ['Microsoft.KeyVault/vaults/*'],
  ),
  role(
    'Key Vault Reader',
    '21090545-7ca7-4776-b22c-e363652d74d2',
    ['Microsoft.KeyVault/*/read'],
    ['Microsoft.KeyVault/vaults/*/read', `${SECRETS}/readMetadata/action`],
  ),
  role(
    'Key Vault Secrets Officer',
    'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
    ['Microsoft.KeyVault/*/read'],
    [`${SECRETS}/*`],
  ),
  role(
    'Key Vault Secrets User',
    '4633458b-17de-408a-b874-0445c86b69e6',
    [],
    [`${SECRETS}/getSecret/action`, `${SECRETS}/readMetadata/action`],
  ),
  role(
    'Storage Blob Data Owner',
    'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
    [`${CONTAINERS}/*`, DELEGATION],
    [`${BLOBS}/*`],
  ),
  role(
    'Storage Blob Data Contributor',
    'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    [`${CONTAINERS}/delete`, `${CONTAINERS}/read`, `${CONTAINERS}/write`, DELEGATION],
    [
      `${BLOBS}/delete`,
      `${BLOBS}/read`,
      `${BLOBS}/write`,
      `${BLOBS}/move/action`,
      `${BLOBS}/add/action`,
    ],
  ),
  role(
    'Storage Blob Data Reader',
    '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
    [`${CONTAINERS}/read`, DELEGATION],
    [`${BLOBS}/read`],
  ),
  role(
    'Storage Queue Data Contributor',
    '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
    [`${QUEUES}/delete`, `${QUEUES}/read`, `${QUEUES}/write`],
    [`${QUEUES}/messages/*`],
  ),
  role(
    'Storage Table Data Contributor',
    '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3',
    [`${TABLES}/read`, `${TABLES}/write`, `${TABLES}/delete`],
    [`${TABLES}/entities/*`],
  ),
];
