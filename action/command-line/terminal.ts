/** What a command of the command line works with; tests hand in their own. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Width of the terminal that shows `error`; undefined: it is a file or a pipe. */
  readonly columns?: number | undefined;
  /** Whether `out` is a terminal that shows colours. */
  readonly coloured?: boolean | undefined;
  readonly environment: NodeJS.ProcessEnv;
  /** Relative paths start here. */
  readonly directory: string;
  /** Resolves when whoever started the command wants it to end. */
  readonly untilInterrupted: () => Promise<void>;
  /** Path of the rotation function's zip. */
  readonly functionPackage: string;
};

/** 0: fine; 1: findings or failures; 2: wrong use. */
export type ExitCode = 0 | 1 | 2;

/** A command that was called in a wrong way. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
