/**
 * The hidden first line of our comment: it says which load balancer the comment is about, and which plan was
 * reviewed. An HTML comment, which GitHub does not show.
 */

import { type Json, member, parseJson, textOf } from '../../policy/standards/json.ts';
import type { PlanIdentity } from '../terraform/hash.ts';
import { type PlanRecord, recordOf } from '../terraform/record.ts';

/** Tells our comments on one pull request apart. */
export type CommentKey = { readonly label: string; readonly environment: string };

export type Marker = CommentKey & {
  /** The commit that was planned. */
  readonly commit: string;
  /** The workflow run that planned it; 0 where that is not known. */
  readonly run: number;
  /** Undefined when there is no plan to review: the plan failed, or another version of this Action recorded it. */
  readonly plan: PlanRecord | undefined;
};

const START = '<!-- apim-openai-load-balancer ';
const END = ' -->\n';
/** Changes with what the hash covers: hashes of two versions cannot be compared. */
const VERSION = 2;
/** What the details of a plan may take of a comment. */
const ROOM = 18_000;

export function writeMarker(
  { label, environment, commit, run }: Omit<Marker, 'plan'>,
  plan: PlanIdentity | undefined,
): string {
  const record = plan === undefined ? {} : recordOf(plan, ROOM);
  const content = { version: VERSION, label, environment, commit, run, ...record };
  // Neither `--` nor `>` may stand in an HTML comment; inside JSON strings both have another spelling.
  const json = JSON.stringify(content).replaceAll('-', '\\u002d').replaceAll('>', '\\u003e');
  return `${START}${json}${END}`;
}

/** @returns undefined for a text that is not a comment of ours. */
export function readMarker(comment: string): Marker | undefined {
  const end = comment.indexOf(END.trimEnd());
  if (!comment.startsWith(START) || end < 0) return undefined;
  try {
    const json = parseJson(comment.slice(START.length, end));
    const label = textOf(member(json, 'label'));
    const environment = textOf(member(json, 'environment'));
    if (label === undefined || environment === undefined) return undefined;
    const run = member(json, 'run');
    return {
      label,
      environment,
      commit: textOf(member(json, 'commit')) ?? '',
      run: typeof run === 'number' ? run : 0,
      plan: readPlan(json),
    };
  } catch {
    return undefined;
  }
}

export function sameKey(a: CommentKey, b: CommentKey): boolean {
  return a.label === b.label && a.environment === b.environment;
}

function readPlan(json: Json): PlanRecord | undefined {
  const hash = textOf(member(json, 'hash'));
  if (hash === undefined || member(json, 'version') !== VERSION) return undefined;
  return { hash, details: textOf(member(json, 'details')) ?? '' };
}
