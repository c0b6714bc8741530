/** So many digits are exact as a JavaScript number. */
const SAFE_DIGITS = 15;

/** A few digits and nothing else, such as the length of a body: found out sooner than by a pattern. Undefined: anything else. */
export function plainDigits(text: string): number | undefined {
  const { length } = text;
  if (length === 0 || length > SAFE_DIGITS) return undefined;
  let value = 0;
  for (let index = 0; index < length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
