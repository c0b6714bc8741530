/**
 * Backends and pools that somebody deleted in Azure.
 *
 * Each is written by one resource and watched by another (terraform/modules/gateway/backends.tf). Only the one that watches finds that its
 * object is gone, and it cannot make it: it would update what is not there. So the one that writes is to be replaced, which Terraform
 * cannot say by itself.
 */
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';

const WATCHES = /(^|\.)azapi_update_resource\.(?=(?:backend|pool)\[)/;

/**
 * @param plan what `terraform show -json` prints
 * @returns addresses that are to be replaced in the next plan, so that it makes what is gone
 */
export function toBeWrittenAgain(plan: Json): readonly string[] {
  const changes = items(member(plan, 'resource_changes'));
  const actionsAt = (address: string) => {
    const change = changes.find((one) => member(one, 'address') === address);
    return items(member(member(change, 'change'), 'actions')).map(String);
  };
  return items(member(plan, 'resource_drift')).flatMap((drift) => {
    const gone = items(member(member(drift, 'change'), 'actions')).includes('delete');
    const address = textOf(member(drift, 'address')) ?? '';
    if (!gone || !WATCHES.test(address)) return [];
    const writer = address.replace(WATCHES, '$1azapi_resource_action.');
    // Written anyway, or no longer wanted.
    const idle = actionsAt(writer).includes('no-op') || actionsAt(writer).includes('update');
    return idle && actionsAt(address).includes('create') ? [writer] : [];
  });
}
