/** Text from elsewhere, such as a provider's, in the runner's log. */

const ZERO_WIDTH_SPACE = '\u200B';

/**
 * The runner takes a line that begins with `::` for a command, and `##[` wherever it stands. A carriage return ends a line too.
 * Source: actions/runner, `ActionCommand.TryParseV2` and `TryParse`
 */
export function inert(text: string): string {
  return text
    .replaceAll(/^([^\S\r\n\u2028\u2029]*:)(?=:)/gm, `$1${ZERO_WIDTH_SPACE}`)
    .replaceAll(/#(?=#\[)/g, `#${ZERO_WIDTH_SPACE}`);
}
