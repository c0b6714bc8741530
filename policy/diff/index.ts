/** What differs between two policy documents, by meaning: see compare.ts. */
export { comparePolicies, type PolicyChange } from './compare.ts';
export { describeChanges } from './describe.ts';
export { type Edit, editScript } from './edit-script.ts';
export { isVisibleToTerraform } from './terraform.ts';
