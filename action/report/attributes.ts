/** The attributes of one changed resource, as a reviewer wants to read them. */

import { canonical, isArray, isObject, type Json } from '../../policy/standards/json.ts';
import type { AttributeChange, Side } from '../terraform/attributes.ts';
import { diffLines } from './diff.ts';
import { block, code, plural } from './markdown.ts';
import { comparePolicySides } from './policy-difference.ts';

/** Longer values are compared line by line. */
const LONGEST_INLINE = 100;
/** Lines and characters of one value in the report; the rest is counted. */
const MOST_LINES = 400;
const LONGEST_LINE = 500;

/** Short attributes as one list, each long text as a unified diff of its own. */
export function renderAttributes(attributes: readonly AttributeChange[]): string {
  const short = attributes.filter((attribute) => !isLong(attribute));
  const long = attributes.filter(isLong);
  return [
    ...(short.length === 0 ? [] : [block(limitLines(short.map(line)).join('\n'), 'diff')]),
    ...long.map(renderLongAttribute),
  ].join('\n\n');
}

/**
 * The difference of an attribute that is a text of many lines, with its size: by meaning for two policies, else by line
 * (`Policy: 3 lines added, 1 removed`).
 */
export function renderLongAttribute(attribute: AttributeChange): string {
  const { size, lines } = comparePolicySides(attribute) ?? compareLines(attribute);
  const title = `${code(attribute.path)}: ${size}${attribute.forcesReplacement ? ', forces replacement' : ''}`;
  return lines.length === 0 ? title : `${title}\n\n${block(limitLines(lines).join('\n'), 'diff')}`;
}

function compareLines({ before, after }: AttributeChange) {
  const { added, removed, lines } = diffLines(documentText(before), documentText(after));
  const size = `${plural(added, 'line')} added, ${removed} removed`;
  return { size: lines.length === 0 ? `${size} (line ends only)` : size, lines };
}

/** One side in a few words: the value as JSON, or why there is none. */
export function describeSide(side: Side): string {
  switch (side.kind) {
    case 'absent':
      return 'null';
    case 'unknown':
      return '(known after apply)';
    case 'sensitive':
      return '(sensitive)';
    case 'value':
      return shorten(canonical(side.value));
  }
}

export function isLong({ before, after }: Pick<AttributeChange, 'before' | 'after'>): boolean {
  const texts = [before, after].filter((side) => side.kind === 'value').map(documentText);
  return (
    before.kind !== 'sensitive' &&
    after.kind !== 'sensitive' &&
    after.kind !== 'unknown' &&
    texts.some((text) => text.length > LONGEST_INLINE || text.includes('\n'))
  );
}

function line({ path, before, after, forcesReplacement }: AttributeChange): string {
  const note = forcesReplacement ? '  # forces replacement' : '';
  if (before.kind === 'absent') return `+ ${path} = ${describeSide(after)}${note}`;
  if (after.kind === 'absent') return `- ${path} = ${describeSide(before)}${note}`;
  return `! ${path} = ${describeSide(before)} -> ${describeSide(after)}${note}`;
}

/** Text to compare by lines. JSON on a single line is laid out first: one long line tells nothing. */
function documentText(side: Side): string {
  if (side.kind !== 'value') return '';
  if (typeof side.value !== 'string') return JSON.stringify(side.value, null, 2);
  const parsed = /^\s*[[{]/.test(side.value) ? parseOrUndefined(side.value) : undefined;
  return isObject(parsed) || isArray(parsed) ? JSON.stringify(parsed, null, 2) : side.value;
}

function parseOrUndefined(text: string): Json | undefined {
  try {
    const parsed: Json = JSON.parse(text);
    return parsed;
  } catch {
    return undefined;
  }
}

function limitLines(lines: readonly string[]): readonly string[] {
  const kept = lines.slice(0, MOST_LINES).map((text) => shortenTo(text, LONGEST_LINE));
  const left = lines.length - kept.length;
  return left === 0 ? kept : [...kept, `… ${plural(left, 'more line')}`];
}

function shorten(text: string): string {
  return shortenTo(text, LONGEST_LINE / 2);
}

/** Never splits a character of two UTF-16 units. */
function shortenTo(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}… (${text.length} characters)`;
}
