/** What every command is: what it does, and what `--help` says of it. One more is a module that exports one, and an entry of commands.ts. */
import type { ExitCode, Terminal } from './terminal.ts';

/** As `util.parseArgs` takes them, and what people are told of them. */
export type Option = {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly default?: string | boolean;
  /** Stands for the value in the help, such as FILE. */
  readonly value?: string;
  /** Without a full stop, and without the default, which the help adds. */
  readonly help: string;
};

export type Options = Readonly<Record<string, Option>>;

export type Command = {
  /** What follows `aolb`. */
  readonly usage: string;
  /** What it does and what its exit code says, in whole sentences. */
  readonly about: string;
  readonly options: Options;
  /** A whole line that can be copied. */
  readonly example: string;
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
};
