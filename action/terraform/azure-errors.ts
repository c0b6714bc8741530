/**
 * Why Azure or Terraform refuses, and what to do about it: the errors that a first apply, a lost state or a full subscription brings.
 * docs/troubleshooting.md shows this table. Codes are words that nothing else is called, so they are looked for wherever a provider
 * puts them; neither provider promises a form.
 */
import type { Path } from '../config/path.ts';

export type Advice = {
  /** Codes of Azure. */
  readonly codes?: readonly string[];
  /** What is said where no code is. */
  readonly says?: RegExp;
  readonly cause: string;
  readonly fix: string;
  /** The key of `load-balancer.yml` to change, where it is not the one that the resource comes from. */
  readonly key?: Path;
  /** The same for everything but the API Management service. */
  readonly otherwise?: Path;
};

const ENVIRONMENT: Path = ['environment'];
const LOCATION: Path = ['location'];
const SKU: Path = ['gateway', 'sku'];

/** The first that fits counts. */
export const ADVICE: readonly Advice[] = [
  {
    codes: ['MissingSubscriptionRegistration', 'SubscriptionNotRegistered'],
    cause: 'the subscription has never used this kind of resource',
    fix: 'register its provider, which the error names: az provider register --wait --namespace Microsoft.…',
  },
  {
    codes: ['ServiceAlreadyExistsInSoftDeletedState'],
    cause: 'a service of this name was deleted within the last 48 hours, and Azure keeps the name',
    fix: 'end that with az apim deletedservice purge, or choose another environment',
    key: ENVIRONMENT,
  },
  {
    says: /already exists in deleted state/i,
    cause: 'a vault of this name was deleted and Azure keeps it, with the keys in it',
    fix: 'bring it back with az keyvault recover and import it, or choose another environment',
    key: ENVIRONMENT,
  },
  {
    codes: [
      'ServiceNameNotAvailable',
      'ServiceAlreadyExists',
      'VaultAlreadyExists',
      'StorageAccountAlreadyTaken',
      'StorageAccountAlreadyExists',
    ],
    says: /Website with given name .* already exists/i,
    cause:
      'the name is taken: it must be unique in all of Azure, and follows from subscription, environment and location',
    fix: 'if the resource is yours, apply with the state that made it or import it; else choose another environment',
    key: ENVIRONMENT,
  },
  {
    codes: ['InvalidResourceGroupLocation', 'InvalidResourceLocation'],
    cause: 'the same name exists in another region',
    fix: 'set location to that region, or choose another environment',
    key: LOCATION,
  },
  {
    codes: [
      'LocationNotAvailableForResourceType',
      'LocationNotAvailableForResourceGroup',
      'NoRegisteredProviderFound',
      'LocationNotSupported',
    ],
    cause: 'Azure has no such region, or not this kind of resource in it',
    fix: 'choose another region: az account list-locations',
    key: LOCATION,
  },
  {
    codes: [
      'SubscriptionIsOverQuotaForSku',
      'SubscriptionQuotaExceeded',
      'QuotaExceeded',
      'ResourceQuotaExceeded',
      'QuotaLimitReached',
      'MaxStorageAccountsCountPerSubscriptionExceeded',
    ],
    says: /has quota of 0 |without additional quota/i,
    cause: "the subscription's quota does not allow one more in this region",
    fix: 'ask for more quota in the portal, delete what is not needed, or choose another SKU or region',
    key: SKU,
    otherwise: LOCATION,
  },
  {
    codes: ['SkuNotAvailable', 'SkuNotSupported', 'InvalidSku', 'SKUNotAvailable'],
    says: /not have enough resources available to provision/i,
    cause: 'the region does not offer this SKU, or has none left',
    fix: 'choose another SKU or region',
    key: SKU,
    otherwise: LOCATION,
  },
  {
    codes: ['RoleDefinitionWithSameNameExists'],
    cause: 'the tenant has a role of this name, of another subscription or a lost state',
    fix: 'apply with the state that made it, delete that role, or choose another environment',
    key: ENVIRONMENT,
  },
  {
    codes: ['RoleAssignmentExists'],
    cause: 'somebody has given this role already, and the state does not know it',
    fix: 'delete that assignment in the portal, or import it',
  },
  {
    codes: ['PrincipalNotFound'],
    cause: 'nobody in the tenant has this object id, or was made only moments ago',
    fix: 'take the object id: of an application that of its enterprise application, not the client id',
  },
  {
    codes: ['RequestDisallowedByPolicy', 'RequestDisallowedByAzure'],
    cause: 'an Azure Policy of the subscription forbids this resource as it is',
    fix: 'the error names the policy: set what it wants, such as tags or location, or ask for an exemption',
  },
  {
    codes: ['ScopeLocked'],
    cause: 'a lock of the resource, its group or its subscription forbids the change',
    fix: 'take the lock away: az lock list',
  },
  {
    codes: ['AuthorizationFailed', 'LinkedAuthorizationFailed', 'RoleAssignmentUpdateNotPermitted'],
    cause: 'the identity of this run may not do that',
    fix: 'give it the rights of docs/terraform.md; new rights take some minutes',
  },
  {
    codes: ['SubscriptionNotFound', 'InvalidSubscriptionId', 'ReadOnlyDisabledSubscription'],
    cause: 'the subscription does not exist, is disabled, or belongs to another tenant',
    fix: 'check ARM_SUBSCRIPTION_ID and ARM_TENANT_ID, and the ids of the accounts',
  },
  {
    codes: ['ResourceGroupNotFound', 'ResourceNotFound', 'ParentResourceNotFound'],
    cause: 'what this needs does not exist, or the identity of this run does not see it',
    fix: 'compare the id with the portal; an account that is gone has to leave the file',
  },
  {
    says: /needs to be imported|Resource already exists/i,
    cause:
      'it exists in Azure and the state does not know it: another state made it, or an earlier run was cut off',
    fix: 'plan again, which imports what an apply of this state began; else check backend-config, and import it, delete it, or choose another environment',
  },
  {
    says: /newer (?:provider )?version|which is newer than|Unsupported state file format|does not support state version/i,
    cause: 'the state was written by a newer Terraform or provider than this run has',
    fix: 'set terraform-version to at least the one that wrote it, and use the release of the Action that did',
  },
  {
    codes: ['SubscriptionRequestsThrottled', 'TooManyRequests'],
    cause: 'Azure takes no more requests for now',
    fix: 'run again in some minutes',
  },
  {
    codes: [
      'ExpiredAuthenticationToken',
      'InvalidAuthenticationToken',
      'InvalidAuthenticationTokenTenant',
    ],
    says: /AADSTS\d+/,
    cause: 'Entra ID does not accept who this run says it is',
    fix: 'log in again, or check the federated credential and ARM_CLIENT_ID, ARM_TENANT_ID',
  },
];

/** What is known about an error, by its text. */
export function adviceFor(text: string): Advice | undefined {
  const words = new Set(text.split(/\W+/));
  return ADVICE.find(
    ({ codes = [], says }) => codes.some((code) => words.has(code)) || says?.test(text) === true,
  );
}
