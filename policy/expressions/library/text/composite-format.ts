/** `string.Format` and interpolation: items with alignment and format. */
import { argumentNull, format as formatError } from '../../errors.ts';
import { MAXIMUM_LENGTH, outOfMemory } from '../../limits.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { textOf } from '../foundation/text-of.ts';
import { Double } from '../numbers/double.ts';
import { formatDouble, formatInteger } from '../numbers/format-number.ts';
import { Integral } from '../numbers/integral.ts';

/** Dates, time spans and GUIDs bring a `format` of their own. */
function takesFormat(value: ClrObject): value is ClrObject & { format(pattern: string): string } {
  return 'format' in value && typeof value.format === 'function';
}

/** The text of a value in a format; a format means nothing to strings and booleans. */
export function formatValue(value: Value, pattern: string | null): string {
  if (pattern === null || pattern === '' || value === null) return textOf(value);
  if (typeof value === 'number') return formatInteger(BigInt(value), pattern, 32);
  if (typeof value === 'bigint') return formatInteger(value, pattern, 64);
  if (value instanceof Integral) return formatInteger(value.value, pattern, 64);
  if (value instanceof Double) return formatDouble(value.value, pattern);
  if (value instanceof ClrObject && takesFormat(value)) return value.format(pattern);
  return textOf(value);
}

/** Pads to `width`; negative widths pad on the right. */
export function align(text: string, width: number): string {
  if (Math.abs(width) > MAXIMUM_LENGTH) throw outOfMemory();
  return width < 0 ? text.padEnd(-width) : text.padStart(width);
}

const ITEM = /\{(\d+) *(?:, *(-?\d+) *)?(?::((?:[^{}]|\{\{|\}\})*))?\}/y;

/** @throws {ClrException} FormatException for a broken pattern or a missing argument */
export function compositeFormat(pattern: string | null, values: readonly Value[]): string {
  if (pattern === null) throw argumentNull('format');
  let text = '';
  let index = 0;
  const invalid = () => formatError('Input string was not in a correct format.');
  while (index < pattern.length) {
    const char = pattern.charAt(index);
    if (char !== '{' && char !== '}') {
      text += char;
      index++;
      continue;
    }
    if (pattern.charAt(index + 1) === char) {
      text += char;
      index += 2;
      continue;
    }
    ITEM.lastIndex = index;
    const item = ITEM.exec(pattern);
    if (item === null) throw invalid();
    const value = values[Number(item[1])];
    if (value === undefined) {
      throw formatError(
        'Index (zero based) must be greater than or equal to zero and less than the size of the argument list.',
      );
    }
    const format = item[3]?.replaceAll('{{', '{').replaceAll('}}', '}') ?? null;
    text += align(formatValue(value, format), Number(item[2] ?? 0));
    if (text.length > MAXIMUM_LENGTH) throw outOfMemory();
    index += item[0].length;
  }
  return text;
}
