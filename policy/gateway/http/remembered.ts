/** What was worked out for a text, kept for the next time: clients and policies name the same few addresses again and again. */

/** Texts that are kept, and characters of one at most, so that nobody can fill the memory with them. */
const MOST = 256;
const LONGEST = 512;

/** @param compute pure; what it throws is thrown, and not kept */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = compute(text);
    if (text.length > LONGEST) return value;
    if (known.size >= MOST) known.clear();
    known.set(text, value);
    return value;
  };
}
