/** The example workflows, with the Action that they shall run. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the examples have in place of it. */
const PLACEHOLDER = '<owner>/apim-openai-load-balancer@<commit>';

/** A repository at a commit: tags can be moved. */
const REFERENCE = /^[A-Za-z0-9-]+\/[A-Za-z0-9._-]+@[0-9a-f]{40}$/;

export function isActionReference(text: string): boolean {
  return REFERENCE.test(text);
}

/**
 * @param root of this project
 * @param reference `owner/repository@commit`
 * @returns texts by file name
 */
export function workflowTexts(root: string, reference: string): ReadonlyMap<string, string> {
  const folder = join(root, 'docs', 'examples');
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yml'))
      .toSorted()
      .map((name) => [
        name,
        readFileSync(join(folder, name), 'utf8').replaceAll(PLACEHOLDER, reference),
      ]),
  );
}

/** What this very clone is on GitHub; undefined where git does not know. */
export function ownReference(root: string): string | undefined {
  try {
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-C', root, ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    const remote = git('remote', 'get-url', 'origin');
    const [, repository] = /github\.com[:/]([^/]+\/[^/]+?)(?:\.git)?\/?$/.exec(remote) ?? [];
    const reference = `${repository}@${git('rev-parse', 'HEAD')}`;
    return isActionReference(reference) ? reference : undefined;
  } catch {
    return undefined;
  }
}
