/** Character and entity references of XML without a DTD. */

const PREDEFINED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const REFERENCE = /&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/g;

/** Decodes references; an ampersand that begins none stays, since raw documents write C#'s `&&` as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    REFERENCE,
    (reference, hexadecimal: string | undefined, decimal: string | undefined, name: string) => {
      if (name !== undefined) return PREDEFINED[name] ?? reference;
      const code =
        hexadecimal === undefined
          ? Number.parseInt(decimal ?? '', 10)
          : Number.parseInt(hexadecimal, 16);
      return isCharacter(code) ? String.fromCodePoint(code) : reference;
    },
  );
}

/** Whether XML 1.0 (§2.2) allows the code point. */
export function isCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

/** The offset of the first character that XML 1.0 does not allow, lone surrogates among them. */
export function forbiddenCharacter(text: string): number | undefined {
  let offset = 0;
  while (offset < text.length) {
    const code = text.codePointAt(offset) ?? 0;
    if (!isCharacter(code)) return offset;
    offset += code > 0xffff ? 2 : 1;
  }
  return undefined;
}

/** An attribute's literal value as XML 1.0 (§3.3.3) reads it: written white space becomes spaces, references do not. */
export function decodeAttribute(text: string): string {
  return decodeEntities(text.replace(/\r\n|[\r\n\t]/g, ' '));
}
