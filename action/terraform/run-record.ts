/**
 * What a terraform command that holds the state lock leaves on this machine while it runs, so that the Action's post step can end in
 * order what this process could not: when it is killed, the command goes on.
 *
 * The folder is the runner's temporary one, private, and gone when the run ends; output may repeat what is secret.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommentKey } from '../github/marker.ts';
import type { PlanIdentity } from './hash.ts';
import type { JournalEntry } from './journal.ts';

/** What the post step has to know of a command. */
export type RunRecord = {
  readonly command: 'plan' | 'apply' | 'destroy';
  readonly title: string;
  readonly key: CommentKey;
  readonly executable: string;
  /** Absolute path of the root module. */
  readonly directory: string;
  /** Absolute path of the load balancer's own files in the workspace. */
  readonly files: string;
  /** Absolute path. */
  readonly planFile: string;
  /** The plan that was reviewed and is carried out; undefined where nobody had to review one. */
  readonly plan: PlanIdentity | undefined;
  /** How many resources the plan changes. */
  readonly planned: number;
  /** What the journal held before, and what was added to it. */
  readonly journal: {
    readonly before: readonly JournalEntry[];
    readonly added: readonly JournalEntry[];
  };
  /** Milliseconds since 1970. */
  readonly since: number;
};

export type Recorder = {
  /** Files that the command writes its output into. */
  readonly stdout: string;
  readonly stderr: string;
  readonly started: (pid: number) => void;
  /** Called before the command is interrupted: it must not be a second time. */
  readonly interrupting: () => void;
};

export type RunRecords = {
  /** Writes the record, before the command starts. */
  readonly open: (record: RunRecord) => Recorder;
  /** Removes everything: the run has ended and has told what there is to tell. */
  readonly close: () => void;
};

/**
 * @param temporary the folder to make one in: RUNNER_TEMP; undefined outside a runner
 * @param created told where the records are, once there are any
 */
export function createRunRecords(
  temporary: string | undefined,
  created: (directory: string) => void,
): RunRecords {
  let directory: string | undefined;
  return {
    open: (record) => {
      if (directory === undefined) {
        if (temporary) mkdirSync(temporary, { recursive: true });
        directory = mkdtempSync(join(temporary || tmpdir(), 'aolb-run-'));
        created(directory);
      }
      const file = (name: string) => join(directory ?? '', name);
      for (const name of ['pid', 'interrupted']) rmSync(file(name), { force: true });
      const write = (name: string, text: string) =>
        writeFileSync(file(name), text, { mode: 0o600 });
      write('record.json', JSON.stringify(record));
      return {
        stdout: file('stdout'),
        stderr: file('stderr'),
        started: (pid) => write('pid', String(pid)),
        interrupting: () => write('interrupted', ''),
      };
    },
    close: () => {
      if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
      directory = undefined;
    },
  };
}

/** A record of another process' command, as the post step finds it. */
export type FoundRecord = RunRecord & {
  /** Undefined: the command was not started. */
  readonly pid: number | undefined;
  readonly interrupted: boolean;
  /** What it has written so far. */
  readonly output: () => string;
  readonly interrupting: () => void;
  readonly remove: () => void;
};

/** @returns undefined when there is none, because the run ended in order or began nothing */
export function findRecord(directory: string): FoundRecord | undefined {
  const read = (name: string) => {
    try {
      return readFileSync(join(directory, name), 'utf8');
    } catch {
      return undefined;
    }
  };
  const text = directory === '' ? undefined : read('record.json');
  if (text === undefined) return undefined;
  const record: RunRecord = JSON.parse(text);
  const pid = read('pid');
  return {
    ...record,
    pid: pid === undefined ? undefined : Number(pid),
    interrupted: read('interrupted') !== undefined,
    output: () => read('stdout') ?? '',
    interrupting: () => writeFileSync(join(directory, 'interrupted'), '', { mode: 0o600 }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
