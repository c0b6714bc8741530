/** Whether there may be a plan: what Azure says before anything is made, at the lines of `load-balancer.yml`, and what API Management would. */
import { about } from '../config/path.ts';
import { ActionFailure } from '../failure.ts';
import { describeFinding, type Finding, inFileOrder } from '../finding.ts';
import { resourcesIn, strangerComplaints } from '../preflight/strangers.ts';
import type { Terraform } from '../terraform/terraform.ts';
import { type Opened, readState } from './opening.ts';
import type { Artefacts, Context } from './ports.ts';
import { requireTaken } from './render.ts';

/**
 * Whether there may be a plan: API Management takes the policy, and Azure has nothing against the rest.
 *
 * @throws {ActionFailure} `policy-invalid`, `preflight-failed`
 */
export async function admit(
  context: Context,
  artefacts: Artefacts,
  { terraform, judging }: Opened,
  purpose: 'plan' | 'apply' | 'destroy',
): Promise<void> {
  await requireTaken(context, judging);
  await checkEstate(context, artefacts, terraform, purpose);
}

/**
 * Of the shipped module only: what a root module of the user's own makes, where and as whom, is the user's to know.
 *
 * @throws {ActionFailure} `preflight-failed` with everything that was found
 */
async function checkEstate(
  context: Context,
  { configuration, document }: Artefacts,
  terraform: Terraform,
  purpose: 'plan' | 'apply' | 'destroy',
): Promise<void> {
  const { inputs, workflow, environment, fetch, signal } = context;
  if (inputs.terraformDirectory !== undefined) return;
  const state = await readState(context, terraform);
  const strangers = strangerComplaints(state, await resourcesIn(terraform.directory));
  const answers = await workflow.group('Ask Azure', () =>
    context.preflight({
      configuration,
      purpose,
      state,
      begun: () => begunBy(terraform),
      environment,
      fetch,
      signal,
      info: workflow.info,
    }),
  );
  const complaints = [...strangers, ...answers];
  if (complaints.length === 0) return;
  const findings = complaints.map(
    ({ severity, path, message }): Finding => ({
      severity,
      ...(path.length === 0 ? {} : { file: document.file, ...document.placeOf(path) }),
      message: about(path, message),
    }),
  );
  const errors = inFileOrder(findings.filter(({ severity }) => severity === 'error'));
  const [first] = errors;
  if (first === undefined) findings.forEach(workflow.annotate);
  else {
    const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
    throw new ActionFailure(
      'preflight-failed',
      `nothing was changed: ${describeFinding(first)}${more}`,
      findings,
    );
  }
}

/** None where the journal cannot be read, of which the plan warns: Terraform refuses then what it finds. */
async function begunBy(terraform: Terraform): Promise<ReadonlySet<string>> {
  const entries = await terraform
    .journal()
    .then((journal) => journal.read())
    .catch(() => []);
  return new Set(entries.map(({ address }) => address));
}
