/** Where scenarios come from: the shipped catalogue, and files of the user's. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, relative, resolve } from 'node:path';
import type { Balancer } from '../../policy/balancer.ts';
import { messageOf } from '../failure.ts';
import type { Finding } from '../finding.ts';
import { catalogue } from './catalogue/index.ts';
import { readScenario } from './read.ts';
import type { Story } from './simulate.ts';

/** What a plan shows: what happens most, and what hurts most, in few enough runs. */
export const REVIEWED: readonly string[] = [
  'steady',
  'spike',
  'overload',
  'no-waits',
  'account-down',
  'misconfigured-account',
  'errors-everywhere',
  'failing-caller',
];

/** @param names of the catalogue; undefined: all */
export function shippedStories(balancer: Balancer, names?: readonly string[]): readonly Story[] {
  return (names ?? Object.keys(catalogue)).map((name) => {
    const read = readScenario(catalogue[name] ?? '', { name, file: `${name}.yml` }, balancer);
    if ('findings' in read) throw new Error(`the shipped scenario ${name} is not valid`);
    return { scenario: read.scenario, log: undefined };
  });
}

/** The stories of files, or everything that is wrong with them. A name of the catalogue counts where there is no such file. */
export async function readStories(
  files: readonly string[],
  directory: string,
  balancer: Balancer,
): Promise<{ readonly stories: readonly Story[]; readonly findings: readonly Finding[] }> {
  const stories: Story[] = [];
  const findings: Finding[] = [];
  for (const file of files) {
    const path = resolve(directory, file);
    const text = await readFile(path, 'utf8').catch((error: unknown) =>
      Object.hasOwn(catalogue, file) ? undefined : (error as Error),
    );
    if (text === undefined) {
      stories.push(...shippedStories(balancer, [file]));
      continue;
    }
    const shown = relative(directory, path) || file;
    if (text instanceof Error) {
      findings.push({ severity: 'error', file: shown, message: unreadable(text) });
      continue;
    }
    const name = basename(file).replace(/\.ya?ml$/, '');
    const read = readScenario(text, { name, file: shown }, balancer);
    if ('findings' in read) findings.push(...read.findings);
    else {
      const { scenario, log } = read;
      stories.push({
        scenario,
        log: log === undefined ? undefined : { ...log, file: resolve(dirname(path), log.file) },
      });
    }
  }
  return { stories, findings };
}

function unreadable(error: Error): string {
  const missing = 'code' in error && error.code === 'ENOENT';
  return missing
    ? `the file does not exist, nor is there a shipped scenario of that name: there are ${Object.keys(catalogue).join(', ')}`
    : `the file cannot be read: ${messageOf(error)}`;
}
