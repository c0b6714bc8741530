/** The types of resource that this stand-in maps, by their Terraform names. */
import type { Resource } from '../resource.ts';
import { apiManagement } from './api-management.ts';
import { apiManagementApi } from './api-management-api.ts';
import { apiManagementApiDiagnostic } from './api-management-api-diagnostic.ts';
import { apiManagementApiPolicy } from './api-management-api-policy.ts';
import { apiManagementBackend } from './api-management-backend.ts';
import { apiManagementLogger } from './api-management-logger.ts';
import { apiManagementNamedValue } from './api-management-named-value.ts';
import { apiManagementProduct } from './api-management-product.ts';
import { apiManagementProductApi } from './api-management-product-api.ts';
import { apiManagementSubscription } from './api-management-subscription.ts';
import { applicationInsights } from './application-insights.ts';
import { keyVault } from './key-vault.ts';
import { keyVaultSecret } from './key-vault-secret.ts';
import { logAnalyticsWorkspace } from './log-analytics-workspace.ts';
import { resourceGroup } from './resource-group.ts';
import { roleAssignment } from './role-assignment.ts';
import { servicePlan } from './service-plan.ts';
import { storageAccount } from './storage-account.ts';
import { storageContainer } from './storage-container.ts';
import { userAssignedIdentity } from './user-assigned-identity.ts';

export const resources: { readonly [type: string]: Resource } = {
  azurerm_api_management: apiManagement,
  azurerm_api_management_api: apiManagementApi,
  azurerm_api_management_api_diagnostic: apiManagementApiDiagnostic,
  azurerm_api_management_api_policy: apiManagementApiPolicy,
  azurerm_api_management_backend: apiManagementBackend,
  azurerm_api_management_logger: apiManagementLogger,
  azurerm_api_management_named_value: apiManagementNamedValue,
  azurerm_api_management_product: apiManagementProduct,
  azurerm_api_management_product_api: apiManagementProductApi,
  azurerm_api_management_subscription: apiManagementSubscription,
  azurerm_application_insights: applicationInsights,
  azurerm_key_vault: keyVault,
  azurerm_key_vault_secret: keyVaultSecret,
  azurerm_log_analytics_workspace: logAnalyticsWorkspace,
  azurerm_resource_group: resourceGroup,
  azurerm_role_assignment: roleAssignment,
  azurerm_service_plan: servicePlan,
  azurerm_storage_account: storageAccount,
  azurerm_storage_container: storageContainer,
  azurerm_user_assigned_identity: userAssignedIdentity,
};
