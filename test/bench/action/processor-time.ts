/** Processor time of processes, children included, as the system counts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type Usage = {
  /** User and system, in milliseconds. */
  readonly processor: number;
  /** Milliseconds from start to end. */
  readonly wall: number;
};

/** Bash's own words for a process and all that it has waited for: user, system and wall in seconds, on the last line. */
const TIMED = `TIMEFORMAT='%3U %3S %3R'; time "$@" >/dev/null 2>&1`;

/**
 * Runs a program in a process of its own.
 *
 * @throws {Error} when it ends with another code than `expected`
 */
export async function usageOf(
  commandLine: readonly string[],
  options: {
    readonly environment: NodeJS.ProcessEnv;
    readonly directory?: string;
    readonly expected?: number;
  },
): Promise<Usage> {
  const child = spawn('bash', ['-c', TIMED, 'bash', ...commandLine], {
    env: options.environment,
    cwd: options.directory,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  const [code] = await once(child, 'close');
  if (code !== (options.expected ?? 0)) {
    throw new Error(`${commandLine.join(' ')} ended with ${code}`);
  }
  const [user = 0, system = 0, wall = 0] = told.trim().split(/\s+/).map(Number);
  return { processor: 1000 * (user + system), wall: 1000 * wall };
}
