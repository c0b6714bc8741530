/**
 * What a step can say to the runner. Commands know this type only, so that the command line and the tests can
 * listen in the runner's place.
 */

import * as core from '@actions/core';
import { messageOf } from './failure.ts';
import type { Finding } from './finding.ts';
import { inert } from './inert.ts';

/** The outputs that `action.yml` declares. */
export type OutputName =
  | 'changes'
  | 'add'
  | 'change'
  | 'destroy'
  | 'plan-file'
  | 'plan-json-file'
  | 'plan-hash'
  | 'policy-file'
  | 'report-file'
  | 'gateway-url'
  | 'comment-url'
  | 'issue-url'
  | 'failure-reason'
  | 'rotation-report';

export type Workflow = {
  readonly info: (text: string) => void;
  /** An annotation, beside the line it is about where that is known. */
  readonly annotate: (finding: Finding) => void;
  readonly group: <T>(title: string, work: () => Promise<T>) => Promise<T>;
  readonly output: (name: OutputName, value: string) => void;
  /** Hides a value in everything that the runner logs from now on; a comment is not the runner's to hide. */
  readonly mask: (secret: string) => void;
  /** Keeps a value for the post step. */
  readonly saveState: (name: string, value: string) => void;
  /** Appends Markdown to the job summary. */
  readonly summary: (markdown: string) => Promise<void>;
};

/** The runner's own workflow commands and files. Outside a runner the summary goes to the log. */
export function runnerWorkflow(environment: NodeJS.ProcessEnv): Workflow {
  return {
    info: core.info,
    annotate: (finding) => {
      const tell = finding.severity === 'error' ? core.error : core.warning;
      tell(finding.message, annotationProperties(finding));
    },
    group: core.group,
    output: core.setOutput,
    mask: core.setSecret,
    // Outside a runner it would be a line of the log.
    saveState: (name, value) => {
      if (environment.GITHUB_STATE) core.saveState(name, value);
    },
    summary: async (markdown) => {
      // `core.summary` throws where the file is missing, as on a laptop.
      if (!environment.GITHUB_STEP_SUMMARY) return core.info(markdown);
      try {
        await core.summary.addRaw(markdown, true).write();
      } catch (error) {
        // What was done is done; a report that cannot be shown there takes nothing from it.
        core.summary.emptyBuffer();
        core.warning(
          `the job summary cannot be written (${messageOf(error)}); it follows in the log`,
        );
        core.info(inert(markdown));
      }
    },
  };
}

/**
 * The runner refuses columns that span lines, so they are kept only where start and end share one.
 * Source: actions/toolkit, `AnnotationProperties` ("startColumn … cannot be sent when line and endLine differ").
 */
export function annotationProperties(finding: Finding): core.AnnotationProperties {
  const { file, line, endLine, column, endColumn } = finding;
  const sameLine = endLine === undefined || endLine === line;
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { startLine: line }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(sameLine && column !== undefined ? { startColumn: column } : {}),
    ...(sameLine && endColumn !== undefined ? { endColumn } : {}),
  };
}
