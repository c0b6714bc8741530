/** What an account tells in an answer's headers: when to come back, and how much was left. */

/** Azure's APIs differ in both, and change. */
export type Telling = {
  /** Forms of `Retry-After` and `retry-after-ms`; a date is what HTTP allows in the place of seconds. */
  readonly wait: 'both' | 'seconds' | 'milliseconds' | 'date' | 'none';
  /** hidden: -1, which is what Responses are reported to say. */
  readonly limits: 'told' | 'hidden' | 'none';
};

/** @param headers what an account that tells all would say */
export function limitsTold(
  { limits }: Telling,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (limits === 'told') return headers;
  if (limits === 'none') return {};
  return Object.fromEntries(Object.keys(headers).map((name) => [name, '-1']));
}

/** @param now milliseconds since the epoch */
export function waitTold(
  { wait }: Telling,
  milliseconds: number,
  now: number,
): Readonly<Record<string, string>> {
  const seconds = { 'retry-after': String(Math.ceil(milliseconds / 1000)) };
  const exact = { 'retry-after-ms': String(milliseconds) };
  switch (wait) {
    case 'none':
      return {};
    case 'seconds':
      return seconds;
    case 'milliseconds':
      return exact;
    case 'date':
      // A date has whole seconds only, and must not be too early.
      return {
        'retry-after': new Date(Math.ceil((now + milliseconds) / 1000) * 1000).toUTCString(),
      };
    default:
      return { ...seconds, ...exact };
  }
}
