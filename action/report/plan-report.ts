/** What a reviewer reads: the plan as Markdown, for the comment and, in full, for the job summary. */

import type { Balancer } from '../../policy/balancer.ts';
import { RECORD } from '../configuration-record.ts';
import { describeFinding, errorsFirst, type Finding } from '../finding.ts';
import type { ReviewRow } from '../simulation/review.ts';
import type { HiddenChange } from '../terraform/hidden.ts';
import { HIDDEN_MESSAGE } from '../terraform/hidden-message.ts';
import type { Recovery } from '../terraform/leftovers.ts';
import type { Loss } from '../terraform/losses.ts';
import type { OutputChange, PlanSummary, ResourceChange } from '../terraform/plan.ts';
import { describeSide, isLong, renderAttributes, renderLongAttribute } from './attributes.ts';
import { fit, type Measure, type Part, type Selection } from './budget.ts';
import type { ConfigurationChange } from './changes.ts';
import { costsOf } from './costs.ts';
import { describeCounts } from './counts.ts';
import { block, code, details, htmlCode, plain, plural, tableHead } from './markdown.ts';
import { recoveryParts } from './recovery.ts';
import { nameOf, resourceParts } from './resources.ts';
import { renderTopology } from './topology.ts';
import { renderTraffic, trafficPicture } from './traffic.ts';

export type PlanReport = {
  /** Plain text: `Load balancer prod`. */
  readonly title: string;
  /** Markdown below the counts: which commit, which run. */
  readonly origin: string;
  readonly summary: PlanSummary;
  /** What no later apply gives back. */
  readonly losses: readonly Loss[];
  /** Plain text: why this plan may not be applied; undefined where it may. */
  readonly refusal: string | undefined;
  /** For the picture; undefined leaves it out. */
  readonly balancer: Balancer | undefined;
  readonly warnings: readonly Finding[];
  /** What changes in the words of `load-balancer.yml`; undefined where no configuration of before is known. */
  readonly changes: readonly ConfigurationChange[] | undefined;
  /** What the review's scenarios come to; none where nothing that traffic depends on changes. */
  readonly traffic: readonly ReviewRow[];
  /** What an interrupted apply has left. */
  readonly recovery: Recovery;
};

export type Size = { readonly limit: number; readonly measure: Measure };

/** What is left out last, beside the resources' own ranks: what somebody would miss. */
const RANKS = {
  cost: 12,
  recovery: 11.5,
  loss: 11,
  change: 10.5,
  gain: 10,
  traffic: 9.5,
  output: 9,
  error: 8,
  warning: 3.5,
  hidden: 3.2,
  drift: 0,
  picture: -1,
} as const;

/**
 * @param prefix comes before everything and counts: a comment's marker.
 * @returns Markdown within the size; only details and then rows are left out, and their number is told.
 */
export function renderPlan(report: PlanReport, { limit, measure }: Size, prefix = ''): string {
  const { summary, losses, refusal, warnings, balancer, changes, traffic } = report;
  const picture = balancer === undefined ? '' : renderTopology(balancer);
  const parts: readonly Part[] = [
    ...costsOf(summary.resources, losses).map(costPart),
    ...(changes ?? []).map(changePart),
    ...recoveryParts(report.recovery).map(recoveryPart),
    ...(traffic.length === 0 ? [] : [trafficPart(traffic)]),
    ...resourceParts(summary.resources),
    ...summary.outputs.filter(({ name }) => name !== RECORD).map(outputPart),
    ...summary.drift.map(driftPart),
    ...summary.hidden.map(hiddenPart),
    ...[...warnings.map(describeFinding), ...checkMessages(summary)].map(warningPart),
    ...(picture === '' ? [] : [picturePart(picture)]),
  ];
  return fit(parts, limit, measure, (selection) =>
    [
      `${prefix}## ${plain(report.title)}${notWhole(summary)}`,
      alert([...refused(refusal), ...rows(selection, 'costs')]),
      whatChanges(report, rows(selection, 'changes')),
      counts(report),
      rows(selection, 'traffic').join('\n'),
      ...detailsOf(selection, 'traffic'),
      leftOut(selection),
      titled('Left by an interrupted apply', rows(selection, 'recovery').join('\n')),
      ...detailsOf(selection, 'recovery'),
      titled('Warnings', rows(selection, 'warnings').join('\n')),
      titled('Resources', overview(['action', 'resource', 'why'], rows(selection, 'resources'))),
      ...detailsOf(selection, 'resources'),
      titled('Outputs', overview(['output', 'before', 'after'], rows(selection, 'outputs'))),
      ...detailsOf(selection, 'outputs'),
      titled('Changed outside Terraform', rows(selection, 'drift').join('\n')),
      ...detailsOf(selection, 'drift'),
      ...detailsOf(selection, 'picture'),
    ]
      .filter((text) => text !== '')
      .join('\n\n'),
  );
}

/** What to say where there is no plan to show: the failed command's own words, in a block nothing escapes from. */
export function renderFailure(
  failure: {
    readonly title: string;
    readonly origin: string;
    readonly message: string;
    readonly findings: readonly Finding[];
  },
  { limit, measure }: Size,
  prefix = '',
): string {
  const parts = errorsFirst(failure.findings).map((finding): Part => {
    const rank = finding.severity === 'error' ? RANKS.error : RANKS.warning;
    const row = block(describeFinding(finding));
    return { section: 'findings', rank, kind: finding.severity, row, detail: '' };
  });
  return fit(parts, limit, measure, (selection) =>
    [
      `${prefix}## ${plain(failure.title)}`,
      ...failed(failure.message),
      ...rows(selection, 'findings'),
      leftOut(selection),
      failure.origin,
    ]
      .filter((text) => text !== '')
      .join('\n\n'),
  );
}

/** In the first line, since nothing below says anything of what is left out. */
function notWhole({ partial }: PlanSummary): string {
  return partial.length === 0 ? '' : ` – not the whole plan: ${plain(partial.join('; '))}`;
}

/** Characters of the message; what is more is in the log. */
const LONGEST_MESSAGE = 4000;

/** The first line is the sentence; what follows, such as a list, keeps its lines. */
function failed(message: string): readonly string[] {
  const kept = message.slice(0, LONGEST_MESSAGE).toWellFormed();
  const [first = '', ...others] = kept.split('\n');
  const rest = others.join('\n').trim();
  const left = message.length - kept.length;
  return [
    `**Failed:** ${plain(first)}`,
    ...(rest === '' ? [] : [block(rest)]),
    ...(left === 0 ? [] : [`… ${plural(left, 'more character')}`]),
  ];
}

function counts({ origin, summary }: PlanReport): string {
  const outputsOnly =
    summary.changes && summary.resources.length === 0 ? ' (changes to outputs only)' : '';
  return [`**${describeCounts(summary)}**${outputsOnly}`, origin]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** GitHub's own form for what must not be overlooked. */
function alert(lines: readonly string[]): string {
  return lines.length === 0 ? '' : ['> [!CAUTION]', ...lines.map((line) => `> ${line}`)].join('\n');
}

function refused(refusal: string | undefined): readonly string[] {
  if (refusal === undefined) return [];
  const [first = '', ...rest] = refusal.split('\n');
  // What is lost follows in the list of costs.
  const way = rest.filter((line) => !line.startsWith('- '));
  return [`**Refused:** ${plain(first)}`, ...way.map(plain), ''];
}

function costPart(row: string): Part {
  return { section: 'costs', rank: RANKS.cost, kind: 'cost', row: `- ${row}`, detail: '' };
}

function recoveryPart(part: Pick<Part, 'row' | 'detail'>): Part {
  return {
    section: 'recovery',
    rank: RANKS.recovery,
    kind: 'left by an interrupted apply',
    ...part,
  };
}

function changePart({ kind, text }: ConfigurationChange): Part {
  return { section: 'changes', rank: RANKS[kind], kind, row: `- ${plain(text)}`, detail: '' };
}

function trafficPart(traffic: readonly ReviewRow[]): Part {
  return {
    section: 'traffic',
    rank: RANKS.traffic,
    kind: 'traffic',
    row: renderTraffic(traffic),
    detail: trafficPicture(traffic),
  };
}

function whatChanges({ changes, summary }: PlanReport, lines: readonly string[]): string {
  if (changes === undefined) {
    return summary.changes
      ? '*No configuration of before is known, so this report cannot say what changes for whom: the first apply of this version leaves one.*'
      : '';
  }
  if (changes.length === 0) {
    // Terraform records the output that says it at the beginning of an apply.
    return summary.changes
      ? '*`load-balancer.yml` says the same as at the last apply, whether that came to its end or not.*'
      : '';
  }
  return lines.join('\n');
}

function outputPart(output: OutputChange): Part {
  const long = isLong(output);
  const cell = (side: OutputChange['before']) => (long ? 'below' : code(describeSide(side)));
  return {
    section: 'outputs',
    rank: RANKS.output,
    kind: 'output',
    row: tableRow([code(output.name), cell(output.before), cell(output.after)]),
    detail: long
      ? details(
          `output ${htmlCode(output.name)}`,
          renderLongAttribute({ ...output, path: output.name, forcesReplacement: false }),
        )
      : '',
  };
}

function driftPart(resource: ResourceChange): Part {
  const change = resource.action === 'delete' ? 'is gone' : 'is different';
  return {
    section: 'drift',
    rank: RANKS.drift,
    kind: 'drift',
    row: `- ${code(nameOf(resource))} ${change}`,
    detail:
      resource.attributes.length === 0
        ? ''
        : details(`drift of ${htmlCode(nameOf(resource))}`, renderAttributes(resource.attributes)),
  };
}

function hiddenPart({ address, attribute }: HiddenChange): Part {
  return {
    section: 'drift',
    rank: RANKS.hidden,
    kind: 'hidden change',
    row: `- ${code(address)} ${HIDDEN_MESSAGE}`,
    detail: details(`hidden change of ${htmlCode(address)}`, renderLongAttribute(attribute), true),
  };
}

function checkMessages({ failedChecks }: PlanSummary): readonly string[] {
  return failedChecks.map(
    ({ address, messages }) => `${address} fails: ${messages.join('; ') || 'no message'}`,
  );
}

function warningPart(message: string): Part {
  const row = `- ${plain(message)}`;
  return { section: 'warnings', rank: RANKS.warning, kind: 'warning', row, detail: '' };
}

function picturePart(picture: string): Part {
  const detail = details('Who serves which model', picture);
  return { section: 'picture', rank: RANKS.picture, kind: 'picture', row: '', detail };
}

function rows(selection: Selection, section: string): readonly string[] {
  return selection.rows.filter((part) => part.section === section).map(({ row }) => row);
}

function detailsOf(selection: Selection, section: string): readonly string[] {
  return selection.details.filter((part) => part.section === section).map(({ detail }) => detail);
}

function overview(header: readonly string[], lines: readonly string[]): string {
  return lines.length === 0 ? '' : [tableHead(header), ...lines].join('\n');
}

function titled(title: string, body: string): string {
  return body === '' ? '' : `### ${title}\n\n${body}`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function leftOut({ missingRows, missingDetails }: Selection): string {
  const count = (missing: ReadonlyMap<string, number>) =>
    [...missing].map(([kind, number]) => `${number} × ${kind}`).join(', ');
  const sentences = [
    missingRows.size === 0 ? '' : `not listed: ${count(missingRows)}`,
    missingDetails.size === 0 ? '' : `without details: ${count(missingDetails)}`,
  ].filter((text) => text !== '');
  return sentences.length === 0
    ? ''
    : `> Left out for GitHub's size limit, ${sentences.join('; ')}. The job summary and the report file have more.`;
}
