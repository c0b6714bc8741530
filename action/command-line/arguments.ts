/** What is wrong with the arguments of a command, in words of our own: those of `util.parseArgs` are for programmers. */
import { suggestion } from '../../policy/nearest.ts';
import type { Options } from './command.ts';

/** @returns undefined for what `util.parseArgs` has not thrown */
export function argumentFault(error: unknown, options: Options): string | undefined {
  if (!(error instanceof TypeError && 'code' in error)) return undefined;
  const [, written = ''] = /'(.*?)(?: <value>)?'/s.exec(error.message) ?? [];
  const name = written.replace(/^.*--/, '');
  switch (error.code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `there is no option ${written}${suggestion(name, Object.keys(options))}`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `"${written}" is too much: no argument is expected here`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE': {
      const value = Object.hasOwn(options, name) ? options[name]?.value : undefined;
      return value === undefined
        ? `--${name} takes no value`
        : `--${name} wants a value: --${name} ${value}, or --${name}=${value} for one that begins with a hyphen`;
    }
    default:
      return undefined;
  }
}
