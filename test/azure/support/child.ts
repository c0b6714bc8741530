/** Runs a child process with the local Azure's environment and nothing inherited that could find another Azure. */
import { execFile } from 'node:child_process';

type Ended = { readonly code: number; readonly stdout: string; readonly stderr: string };

export function run(
  file: string,
  args: readonly string[],
  options: {
    readonly environment: Readonly<Record<string, string>>;
    readonly directory?: string;
    readonly input?: string;
  },
): Promise<Ended> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      file,
      [...args],
      {
        cwd: options.directory,
        env: { PATH, HOME, ...(TMPDIR === '' ? {} : { TMPDIR }), ...options.environment },
        maxBuffer: 16 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : Number(error.code ?? 1);
        resolve({ code, stdout, stderr });
      },
    );
    if (options.input !== undefined) child.stdin?.end(options.input);
  });
}

/** Runs a module text as its own node process, from the project so that its packages are found. */
export function runModule(
  text: string,
  environment: Readonly<Record<string, string>>,
): Promise<Ended> {
  return run(process.execPath, ['--input-type=module', '--eval', text], {
    environment,
    directory: import.meta.dirname,
  });
}
