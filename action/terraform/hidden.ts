/**
 * What is not as configured in Azure, and Terraform does not see: somebody changed white space inside of a policy's literals
 * by hand. (When the configuration changes, the policy's digest shows it: terraform/modules/gateway/main.tf.)
 */
import { comparePolicies } from '../../policy/diff/index.ts';
import { PolicyError } from '../../policy/document/index.ts';
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';
import { type AttributeChange, containsTrue, sideOf } from './attributes.ts';
import type { Scrub } from './redact.ts';

export type HiddenChange = {
  readonly address: string;
  /** From what is configured to what is there. */
  readonly attribute: AttributeChange;
};

/**
 * Held against the root module's variable `policy`. A root module of one's own may do with it what it likes, so that only
 * what differs in white space alone is told.
 *
 * @param plan the parsed JSON of a plan
 */
export function hiddenChanges(plan: Json, scrub: Scrub): readonly HiddenChange[] {
  const configured = textOf(member(member(member(plan, 'variables'), 'policy'), 'value'));
  if (configured === undefined) return [];
  return items(member(plan, 'resource_changes')).flatMap((resource) => {
    const change = member(resource, 'change');
    const present = textOf(member(member(change, 'before'), 'xml_content'));
    const stays = items(member(change, 'actions')).includes('no-op');
    if (!stays || present === undefined || !isHidden(configured, present)) return [];
    const sensitive = containsTrue(member(member(change, 'before_sensitive'), 'xml_content'));
    const side = (text: string) => sideOf(text, false, sensitive, scrub);
    return [
      {
        address: scrub(textOf(member(resource, 'address')) ?? ''),
        attribute: {
          path: 'xml_content',
          before: side(configured),
          after: side(present),
          forcesReplacement: false,
        },
      },
    ];
  });
}

function isHidden(configured: string, present: string): boolean {
  try {
    const changes = comparePolicies(configured, present);
    return changes.length > 0 && changes.every(({ visibleToTerraform }) => !visibleToTerraform);
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return false;
  }
}
