/** What a command of the command line works with; tests hand in their own. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Width of the terminal that shows `error`; undefined: it is a file, a pipe, or a terminal that cannot go back in a line. */
  readonly columns?: number | undefined;
  /** Width of the terminal that shows `out`; undefined: it is a file or a pipe, where lines are as long as they are. */
  readonly width?: number | undefined;
  /** Whether `out` is a terminal that shows colours. */
  readonly coloured?: boolean | undefined;
  /** Asks whoever sits there; undefined: nobody does, standard input is a file or a pipe. */
  readonly converse?: (() => Promise<Conversation>) | undefined;
  readonly environment: NodeJS.ProcessEnv;
  /** Relative paths start here. */
  readonly directory: string;
  /** Resolves when whoever started the command wants it to end. */
  readonly untilInterrupted: () => Promise<void>;
  /** The folder of this project. */
  readonly root: string;
  /** Path of the rotation function's zip. */
  readonly functionPackage: string;
};

export type Conversation = {
  /** @returns the line without its end; undefined after Ctrl-C or the end of input */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly end: () => void;
};

/** 0: fine; 1: findings or failures; 2: wrong use. */
export type ExitCode = 0 | 1 | 2;

/** A command that was called in a wrong way. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Whether a line may be written over and coloured: a terminal that is called dumb knows no control characters. */
export function canRewriteLines(
  { isTTY }: { readonly isTTY?: boolean },
  { TERM }: NodeJS.ProcessEnv,
): boolean {
  return isTTY === true && TERM !== 'dumb';
}
