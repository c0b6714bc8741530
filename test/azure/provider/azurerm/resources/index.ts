/** The types of resource that this stand-in maps, by their Terraform names. */
import type { Resource } from '../resource.ts';
import { resourceGroup } from './resource-group.ts';

export const resources: { readonly [type: string]: Resource } = {
  azurerm_resource_group: resourceGroup,
};
