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

type Element = { readonly name: string; readonly offset: number };

function findFault(text: string): Fault | undefined {
  const forbidden = forbiddenCharacter(text);
  if (forbidden !== undefined) {
    return { message: 'a character that XML does not allow', offset: forbidden };
  }
  const open: Element[] = [];
  let hasRoot = false;
  let at = text.startsWith('\ufeff') ? 1 : 0;

  while (at < text.length) {
    const ignored =
      match(COMMENT, text, at) ??
      match(INSTRUCTION, text, at) ??
      (open.length > 0 ? match(CHARACTER_DATA, text, at) : undefined);
    if (ignored !== undefined) {
      at += ignored[0].length;
      continue;
    }
    const endTag = match(END_TAG, text, at);
    if (endTag !== undefined) {
      if (open.pop()?.name !== endTag[1]) {
        return { message: `</${endTag[1]}> ends no open element of that name`, offset: at };
      }
      at += endTag[0].length;
      continue;
    }
    const startTag = match(START_TAG, text, at);
    if (startTag !== undefined) {
      if (open.length === 0 && hasRoot) return { message: 'a second root element', offset: at };
      hasRoot = true;
      const [whole, name = ''] = startTag;
      const tag = readAttributes(text, name, at + whole.length);
      if ('message' in tag) return tag;
      if (!tag.isEmpty) open.push({ name, offset: at });
      at = tag.end;
      continue;
    }
    const characters = match(TEXT, text, at);
    if (characters === undefined) {
      return { message: 'this "<" begins no tag, comment or CDATA section', offset: at };
    }
    const fault = textFault(characters[0], at, open.length > 0);
    if (fault !== undefined) return fault;
    at += characters[0].length;
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    return { message: `<${unclosed.name}> is never closed`, offset: unclosed.offset };
  }
  return hasRoot ? undefined : { message: 'there is no root element', offset: at };
}

/** What follows a start tag's name, up to the end of the tag. */
function readAttributes(
  text: string,
  element: string,
  offset: number,
): { readonly end: number; readonly isEmpty: boolean } | Fault {
  const names = new Set<string>();
  let at = offset;
  for (
    let attribute = match(ATTRIBUTE, text, at);
    attribute !== undefined;
    attribute = match(ATTRIBUTE, text, at)
  ) {
    const [whole, space = '', name = '', value = ''] = attribute;
    if (names.has(name)) {
      return { message: `a second attribute "${name}"`, offset: at + space.length };
    }
    names.add(name);
    const fault = badReference(value, at + whole.length - value.length);
    if (fault !== undefined) return fault;
    at += whole.length;
  }
  const end = match(TAG_END, text, at);
  if (end === undefined) {
    return {
      message: `the tag <${element}> has an attribute that is not name="value" without "<", or does not end`,
      offset: at,
    };
  }
  return { end: at + end[0].length, isEmpty: end[1] !== '' };
}

/** @param pattern a sticky one */
function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function textFault(text: string, offset: number, inElement: boolean): Fault | undefined {
  if (!inElement && text.trim() !== '') {
    return { message: 'text outside of the root element', offset };
  }
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
    if (whole === '&' || !isCharacter(code)) {
      return { message: 'this "&" begins no reference', offset: offset + reference.index };
    }
  }
  return undefined;
}
