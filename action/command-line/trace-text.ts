/** A request's trace as text: a line an entry, with when, where, what, and the values that belong to it. */
import type { Trace } from '../../policy/gateway/index.ts';

/** @param secrets what must not be shown: keys and tokens */
export function traceText({ requestId, entries }: Trace, secrets: Iterable<string>): string {
  const lines = entries.map(({ elapsed, section, path, message, data }) => {
    const known = Object.entries(data).filter(([, value]) => value !== undefined);
    const values = known.length === 0 ? '' : ` ${JSON.stringify(Object.fromEntries(known))}`;
    const place = [section, path].filter((part) => part !== '').join(' ');
    return `  +${elapsed} ms ${place === '' ? '' : `${place}: `}${message}${values}\n`;
  });
  let text = `request ${requestId}\n${lines.join('')}`;
  for (const secret of secrets) text = text.replaceAll(secret, '***');
  return text;
}
