/**
 * Whether a text is well-formed XML 1.0 without a document type: what API Management demands of a document sent
 * as `xml`, and what other people's tools can read. Independent of the tolerant reader, so that one can check the other.
 */
import { forbiddenCharacter, isCharacter } from './entities.ts';
import { PolicyError } from './errors.ts';
import { lineStarts, positionOf } from './source.ts';

const NAME = '[A-Za-z_:\\u00c0-\\ufffd][\\w:.\\u00b7-\\ufffd-]*';
const START_TAG = new RegExp(`<(${NAME})`, 'y');
const ATTRIBUTE = new RegExp(`(\\s+)(${NAME})\\s*=\\s*("[^<"]*"|'[^<']*')`, 'y');
const TAG_END = /\s*(\/?)>/y;
const END_TAG = new RegExp(`</(${NAME})\\s*>`, 'y');
const COMMENT = /<!--(?:(?!--)[\s\S])*-->/y;
const CHARACTER_DATA = /<!\[CDATA\[[\s\S]*?\]\]>/y;
const INSTRUCTION = /<\?[A-Za-z_][\s\S]*?\?>/y;
const TEXT = /[^<]+/y;
const REFERENCE = /&(?:#x([0-9A-Fa-f]+);|#([0-9]+);|(?:amp|lt|gt|quot|apos);)?/g;

/**
 * @returns the first fault with its position; undefined when the text is well-formed. Pure; linear in the length.
 */
export function xmlFault(text: string): PolicyError | undefined {
  const starts = lineStarts(text);
  const fault = findFault(text);
  return fault === undefined
    ? undefined
    : new PolicyError(fault.message, positionOf(starts, fault.offset));
}

type Fault = { readonly message: string; readonly offset: number };

function findFault(text: string): Fault | undefined {
  const forbidden = forbiddenCharacter(text);
  if (forbidden !== undefined)
    return { message: 'a character that XML does not allow', offset: forbidden };
  const open: { readonly name: string; readonly offset: number }[] = [];
  let hasRoot = false;
  let at = text.startsWith('\ufeff') ? 1 : 0;

  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  };

  while (at < text.length) {
    const miscellaneous = match(COMMENT) ?? match(INSTRUCTION);
    if (miscellaneous !== undefined) {
      at += miscellaneous[0].length;
      continue;
    }
    const characterData = open.length > 0 ? match(CHARACTER_DATA) : undefined;
    if (characterData !== undefined) {
      at += characterData[0].length;
      continue;
    }
    const endTag = match(END_TAG);
    if (endTag !== undefined) {
      const element = open.pop();
      if (element?.name !== endTag[1])
        return { message: `</${endTag[1]}> ends no open element of that name`, offset: at };
      at += endTag[0].length;
      continue;
    }
    const startTag = match(START_TAG);
    if (startTag !== undefined) {
      if (open.length === 0 && hasRoot) return { message: 'a second root element', offset: at };
      hasRoot = true;
      const start = at;
      at += startTag[0].length;
      const names = new Set<string>();
      for (
        let attribute = match(ATTRIBUTE);
        attribute !== undefined;
        attribute = match(ATTRIBUTE)
      ) {
        const [whole, space = '', name = '', value = ''] = attribute;
        if (names.has(name))
          return { message: `a second attribute "${name}"`, offset: at + space.length };
        names.add(name);
        const fault = badReference(value, at + whole.length - value.length);
        if (fault !== undefined) return fault;
        at += whole.length;
      }
      const end = match(TAG_END);
      if (end === undefined)
        return {
          message: `the tag <${startTag[1]}> has an attribute that is not name="value" without "<", or does not end`,
          offset: at,
        };
      if (end[1] === '') open.push({ name: startTag[1] ?? '', offset: start });
      at += end[0].length;
      continue;
    }
    const characters = match(TEXT);
    if (characters === undefined)
      return { message: 'this "<" begins no tag, comment or CDATA section', offset: at };
    const fault = textFault(characters[0], at, open.length > 0);
    if (fault !== undefined) return fault;
    at += characters[0].length;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    return { message: `<${unclosed.name}> is never closed`, offset: unclosed.offset };
  return hasRoot ? undefined : { message: 'there is no root element', offset: at };
}

function textFault(text: string, offset: number, inElement: boolean): Fault | undefined {
  if (!inElement && text.trim() !== '')
    return { message: 'text outside of the root element', offset };
  const closer = text.indexOf(']]>');
  if (closer !== -1) return { message: '"]]>" in text', offset: offset + closer };
  return badReference(text, offset);
}

function badReference(text: string, offset: number): Fault | undefined {
  for (const reference of text.matchAll(REFERENCE)) {
    const [whole, hexadecimal, decimal] = reference;
    const code =
      hexadecimal === undefined
        ? Number.parseInt(decimal ?? '32', 10)
        : Number.parseInt(hexadecimal, 16);
    if (whole === '&' || !isCharacter(code))
      return { message: 'this "&" begins no reference', offset: offset + reference.index };
  }
  return undefined;
}
