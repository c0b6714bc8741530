/**
 * Reads what `terraform show -json <plan>` prints and says what will change, attribute by attribute.
 * Everything downstream (comment, summary, outputs, hash) is made from a `PlanSummary`, never from Terraform's
 * words, which change from version to version and repeat sensitive values.
 *
 * Format: https://developer.hashicorp.com/terraform/internals/json-format
 */

import { isObject, items, type Json, member, textOf } from '../../policy/standards/json.ts';
import { RECORD } from '../configuration-record.ts';
import {
  type AttributeChange,
  attributeChanges,
  containsTrue,
  type Side,
  sideOf,
} from './attributes.ts';
import { type HiddenChange, hiddenChanges } from './hidden.ts';
import type { Scrub } from './redact.ts';

export type Action =
  | 'delete'
  | 'replace'
  | 'forget'
  | 'update'
  | 'create'
  | 'import'
  | 'move'
  | 'read';

export type ResourceChange = {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  /** The new object exists before the old one is destroyed. */
  readonly createBeforeDestroy: boolean;
  readonly movedFrom: string | undefined;
  /** The id of the existing object that is taken into the state. */
  readonly importing: string | undefined;
  /** Set for a leftover of an earlier, interrupted replacement. */
  readonly deposed: string | undefined;
  /** In words, why Terraform wants this; undefined where the action speaks for itself. */
  readonly reason: string | undefined;
  readonly attributes: readonly AttributeChange[];
};

export type OutputChange = {
  readonly name: string;
  readonly before: Side;
  readonly after: Side;
};

type FailedCheck = { readonly address: string; readonly messages: readonly string[] };

export type PlanSummary = {
  readonly terraformVersion: string;
  /** Without those that stay as they are. */
  readonly resources: readonly ResourceChange[];
  readonly outputs: readonly OutputChange[];
  /** The configuration that the last apply left, as it was written; undefined where there is none. */
  readonly recorded: string | undefined;
  /** What somebody changed outside Terraform since the last apply. */
  readonly drift: readonly ResourceChange[];
  /** What is not as it is configured, and this plan leaves so. */
  readonly hidden: readonly HiddenChange[];
  readonly failedChecks: readonly FailedCheck[];
  /** As Terraform counts: a replacement is one to add and one to destroy. */
  readonly counts: { readonly add: number; readonly change: number; readonly destroy: number };
  /** Whether applying would do anything; changes of outputs count. */
  readonly changes: boolean;
  /** Why this is not the whole plan: what it leaves out; none where it is. */
  readonly partial: readonly string[];
};

/**
 * @param plan the parsed JSON.
 * @param scrub removes the sensitive values found in the same plan.
 * @param planArguments what the environment adds to `terraform plan` (TF_CLI_ARGS, TF_CLI_ARGS_plan)
 * @throws {Error} when the format's major version is not 1, or the document is not a plan.
 */
export function summarizePlan(plan: Json, scrub: Scrub, planArguments = ''): PlanSummary {
  const version = textOf(member(plan, 'format_version'));
  if (version === undefined) throw new Error('this is not the JSON of a Terraform plan');
  if (version.split('.')[0] !== '1') {
    throw new Error(
      `Terraform's plan format is version ${version}; this Action reads version 1. Use an older Terraform or a newer Action`,
    );
  }
  const resources = items(member(plan, 'resource_changes'))
    .map((resource) => resourceChange(resource, scrub))
    .filter((resource) => resource !== undefined);
  const outputs = Object.entries(objectOf(member(plan, 'output_changes'))).flatMap(
    ([name, change]) => outputChange(name, change, scrub),
  );
  const count = (...actions: readonly Action[]) =>
    resources.filter(({ action }) => actions.includes(action)).length;
  return {
    terraformVersion: textOf(member(plan, 'terraform_version')) ?? 'unknown',
    resources,
    outputs,
    recorded: textOf(member(member(member(plan, 'output_changes'), RECORD), 'before')),
    drift: items(member(plan, 'resource_drift'))
      .filter((resource) => !isFirstRead(member(resource, 'change')))
      .map((resource) => resourceChange(resource, scrub))
      .filter((resource) => resource !== undefined),
    hidden: hiddenChanges(plan, scrub),
    failedChecks: items(member(plan, 'checks')).flatMap((check) => failedCheck(check, scrub)),
    counts: {
      add: count('create', 'replace'),
      change: count('update'),
      destroy: count('delete', 'replace'),
    },
    // A data source that is read again changes nothing.
    changes:
      resources.some(({ action }) => action !== 'read') ||
      outputs.length > 0 ||
      items(member(plan, 'action_invocations')).length > 0,
    partial: partialBecause(plan, planArguments),
  };
}

/**
 * The plan's JSON says of targets, deferrals and failures only that the plan is not complete, and nothing of a refresh that
 * was left out; the arguments say more.
 */
function partialBecause(plan: Json, planArguments: string): readonly string[] {
  const words = planArguments.replaceAll(/["'\\]/g, '').split(/\s+/);
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const reasons = [
    member(plan, 'errored') === true ? 'planning failed halfway (errored)' : '',
    has(/^--?(target|exclude)(-file)?(=|$)/) ? 'only some resources are planned (-target)' : '',
    items(member(plan, 'deferred_changes')).length > 0
      ? 'some changes are deferred to a later plan'
      : '',
    has(/^--?refresh=(false|f|0)$/i) ? 'what is in Azure was not looked at (-refresh=false)' : '',
    has(/^--?refresh-only(=(true|t|1))?$/i)
      ? 'only the state is brought up to date (-refresh-only)'
      : '',
  ].filter((reason) => reason !== '');
  return reasons.length === 0 && member(plan, 'complete') === false
    ? ['Terraform says that it is not complete (-target, or changes that are deferred)']
    : reasons;
}

/**
 * Providers write nothing where they were given nothing, and an empty list where they read it back: at the plan after an apply Terraform
 * takes that for a change that somebody made.
 */
function isFirstRead(change: Json | undefined): boolean {
  const actions = items(member(change, 'actions'));
  return (
    actions.length === 1 &&
    actions[0] === 'update' &&
    sameButForEmpty(member(change, 'before'), member(change, 'after'))
  );
}

function sameButForEmpty(before: Json | undefined, after: Json | undefined): boolean {
  if (isEmpty(before) && isEmpty(after)) return true;
  if (Array.isArray(before) && Array.isArray(after)) {
    return (
      before.length === after.length &&
      before.every((value, index) => sameButForEmpty(value, after[index]))
    );
  }
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].every((key) =>
      sameButForEmpty(member(before, key), member(after, key)),
    );
  }
  return before === after;
}

function isEmpty(value: Json | undefined): boolean {
  return (
    (value ?? '') === '' ||
    (Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0)
  );
}

function resourceChange(resource: Json, scrub: Scrub): ResourceChange | undefined {
  const change = member(resource, 'change');
  const actions = items(member(change, 'actions')).map(String);
  const movedFrom = textOf(member(resource, 'previous_address'));
  const importing = member(change, 'importing');
  const action = actionOf(actions, movedFrom !== undefined, isObject(importing));
  if (action === undefined) return undefined;
  const reason = textOf(member(resource, 'action_reason'));
  return {
    address: scrub(textOf(member(resource, 'address')) ?? ''),
    type: textOf(member(resource, 'type')) ?? '',
    action,
    createBeforeDestroy: actions[0] === 'create' && actions[1] === 'delete',
    movedFrom: movedFrom === undefined ? undefined : scrub(movedFrom),
    importing: isObject(importing) ? scrub(textOf(importing.id) ?? 'unknown') : undefined,
    deposed: textOf(member(resource, 'deposed')),
    reason: reason === undefined ? undefined : (REASONS[reason] ?? reason.replaceAll('_', ' ')),
    // What goes away is told by its address; its attributes would only bury the rest.
    attributes: action === 'delete' || action === 'forget' ? [] : attributeChanges(change, scrub),
  };
}

/** @returns undefined for what stays as it is, and for ephemeral resources, which leave nothing behind. */
export function actionOf(
  actions: readonly string[],
  moved: boolean,
  imported: boolean,
): Action | undefined {
  const has = (action: string) => actions.includes(action);
  if (has('create') && (has('delete') || has('forget'))) return 'replace';
  if (has('delete')) return 'delete';
  if (has('forget')) return 'forget';
  if (has('create')) return 'create';
  if (has('update')) return 'update';
  if (has('read')) return 'read';
  if (imported) return 'import';
  return moved ? 'move' : undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: 'an earlier apply left it half made (tainted)',
  replace_because_cannot_update: 'an attribute cannot be changed in place',
  replace_by_request: 'replacement was asked for',
  replace_by_triggers: 'a resource in replace_triggered_by changes',
  delete_because_no_resource_config: 'it is no longer in the configuration',
  delete_because_no_module: 'its module is no longer in the configuration',
  delete_because_wrong_repetition: 'count or for_each was added or removed',
  delete_because_count_index: 'count became smaller',
  delete_because_each_key: 'its key left for_each',
  delete_because_no_move_target: 'it was moved to an address that is not in the configuration',
  read_because_config_unknown: 'its arguments are known after apply',
  read_because_dependency_pending: 'what it depends on changes first',
  read_because_check_nested: 'a check reads it',
};

function outputChange(name: string, change: Json, scrub: Scrub): readonly OutputChange[] {
  if (items(member(change, 'actions')).includes('no-op')) return [];
  const before = member(change, 'before');
  const after = member(change, 'after');
  const hidden = (key: string) => containsTrue(member(change, key));
  return [
    {
      name: scrub(name),
      before: sideOf(before, false, hidden('before_sensitive'), scrub),
      after: sideOf(
        after,
        containsTrue(member(change, 'after_unknown')),
        hidden('after_sensitive'),
        scrub,
      ),
    },
  ];
}

function failedCheck(check: Json, scrub: Scrub): readonly FailedCheck[] {
  const status = member(check, 'status');
  if (status !== 'fail' && status !== 'error') return [];
  const messages = items(member(check, 'instances')).flatMap((instance) =>
    items(member(instance, 'problems')).map((problem) =>
      scrub(textOf(member(problem, 'message')) ?? ''),
    ),
  );
  const address = textOf(member(member(check, 'address'), 'to_display')) ?? 'check';
  return [{ address: scrub(address), messages }];
}

function objectOf(value: Json | undefined): { readonly [key: string]: Json } {
  return isObject(value) ? value : {};
}
