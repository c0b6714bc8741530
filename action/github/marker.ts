/**
 * The hidden first line of our comment: it says which load balancer the comment is about, and which plan was
 * reviewed. An HTML comment, which GitHub does not show.
 */

import type { PlanIdentity, ResourceIdentity } from '../terraform/hash.ts';
import { isObject, type Json, member, parseJson, textOf } from '../terraform/json.ts';

/** Tells our comments on one pull request apart. */
export type CommentKey = { readonly label: string; readonly environment: string };

export type Marker = CommentKey & {
  /** The commit that was planned. */
  readonly commit: string;
  /** Undefined when there is no plan to review: the plan failed. */
  readonly plan: PlanIdentity | undefined;
};

const START = '<!-- apim-openai-load-balancer ';
const END = ' -->\n';
/** What the marker may take of a comment. Beyond it, where plans differ is told less precisely, then not at all. */
const LONGEST = 12_000;

export function writeMarker(marker: Marker): string {
  const { plan } = marker;
  const candidates =
    plan === undefined ? [] : [plan, withoutAttributes(plan), { ...plan, resources: {} }];
  const written = candidates.map((candidate) => write(marker, candidate));
  return (
    written.find((text) => text.length <= LONGEST) ?? written.at(-1) ?? write(marker, undefined)
  );
}

/** @returns undefined for a text that is not a comment of ours. */
export function readMarker(comment: string): Marker | undefined {
  const end = comment.indexOf(END.trimEnd());
  if (!comment.startsWith(START) || end < 0) return undefined;
  try {
    const json = parseJson(comment.slice(START.length, end));
    const label = textOf(member(json, 'label'));
    const environment = textOf(member(json, 'environment'));
    const hash = textOf(member(json, 'hash'));
    if (label === undefined || environment === undefined) return undefined;
    return {
      label,
      environment,
      commit: textOf(member(json, 'commit')) ?? '',
      plan:
        hash === undefined
          ? undefined
          : { hash, resources: readResources(member(json, 'resources')) },
    };
  } catch {
    return undefined;
  }
}

export function sameKey(a: CommentKey, b: CommentKey): boolean {
  return a.label === b.label && a.environment === b.environment;
}

function write({ label, environment, commit }: Marker, plan: PlanIdentity | undefined): string {
  const content = { label, environment, commit, ...(plan ?? {}) };
  // Neither `--` nor `>` may stand in an HTML comment; inside JSON strings both have another spelling.
  const json = JSON.stringify(content).replaceAll('-', '\\u002d').replaceAll('>', '\\u003e');
  return `${START}${json}${END}`;
}

function withoutAttributes(plan: PlanIdentity): PlanIdentity {
  const resources = Object.entries(plan.resources).map(([address, { action }]) => [
    address,
    { action, attributes: {} },
  ]);
  return { hash: plan.hash, resources: Object.fromEntries(resources) };
}

function readResources(json: Json | undefined): Readonly<Record<string, ResourceIdentity>> {
  const entries = Object.entries(isObject(json) ? json : {}).map(([address, resource]) => {
    const attributes = member(resource, 'attributes');
    const digests = Object.entries(isObject(attributes) ? attributes : {});
    return [
      address,
      {
        action: String(member(resource, 'action')),
        attributes: Object.fromEntries(digests.map(([path, digest]) => [path, String(digest)])),
      },
    ];
  });
  return Object.fromEntries(entries);
}
