/** All types that policies can use here. */

import { allTypes, register } from '../types/registry.ts';
import { arrayType } from './collections/array.ts';
import { collectionTypes } from './collections/collection-types.ts';
import { comparerTypes } from './collections/comparers.ts';
import { enumerableTypes } from './collections/sequence.ts';
import { contextTypes } from './context/context-types.ts';
import { extensionTypes } from './context/extensions.ts';
import { convertType } from './conversion/convert.ts';
import { cipherTypes } from './cryptography/ciphers.ts';
import { cryptographyTypes } from './cryptography/cryptography.ts';
import { randomBytesType } from './cryptography/random-bytes.ts';
import { boolType } from './foundation/bool.ts';
import { charType } from './foundation/char.ts';
import { enumBase } from './foundation/enum.ts';
import { exceptionTypes } from './foundation/exceptions.ts';
import { guidType } from './foundation/guid.ts';
import { basicTypes } from './foundation/object.ts';
import { tupleTypes } from './foundation/tuple.ts';
import { JTokenType } from './json/token-kind.ts';
import { jsonTypes } from './json/types.ts';
import { Formatting } from './json/write.ts';
import { linqTypes } from './linq/types.ts';
import { doubleType } from './numbers/double.ts';
import { integerTypes } from './numbers/integral.ts';
import { MidpointRounding, mathTypes } from './numbers/math.ts';
import { RegexOptions } from './regex/pattern.ts';
import { regexTypes } from './regex/types.ts';
import type {} from './representations.ts';
import { encodingTypes } from './text/encoding.ts';
import { stringType } from './text/string.ts';
import { stringBuilderType } from './text/string-builder.ts';
import { StringComparison } from './text/string-comparison.ts';
import { StringSplitOptions } from './text/string-operations.ts';
import { stringReaderType } from './text/string-reader.ts';
import { UriKind, UriPartial, uriType } from './text/uri.ts';
import { DateTimeKind, dateTimeType } from './time/date-time.ts';
import { dateTimeOffsetType } from './time/date-time-offset.ts';
import { DayOfWeek } from './time/day-of-week.ts';
import { timeSpanType } from './time/time-span.ts';
import { timeZoneType } from './time/time-zone.ts';

const enumerations = [
  StringComparison,
  StringSplitOptions,
  MidpointRounding,
  DayOfWeek,
  DateTimeKind,
  UriKind,
  UriPartial,
  Formatting,
  JTokenType,
  RegexOptions,
];

register([
  ...basicTypes,
  ...integerTypes,
  doubleType,
  boolType,
  charType,
  stringType,
  arrayType,
  enumBase,
  ...enumerations.map(({ definition }) => definition),
  ...exceptionTypes,
  ...enumerableTypes,
  ...comparerTypes,
  ...collectionTypes,
  ...linqTypes,
  guidType,
  timeSpanType,
  dateTimeType,
  dateTimeOffsetType,
  timeZoneType,
  uriType,
  convertType,
  ...mathTypes,
  stringBuilderType,
  stringReaderType,
  ...tupleTypes,
  ...encodingTypes,
  ...cryptographyTypes,
  ...cipherTypes,
  randomBytesType,
  ...regexTypes,
  ...jsonTypes,
  ...contextTypes,
  ...extensionTypes,
]);

/** The whole supported surface: the members of every type by their C# signatures. */
export function supportedMembers(): ReadonlyMap<string, readonly string[]> {
  const surface = new Map<string, readonly string[]>();
  for (const definition of allTypes()) {
    const signatures = [...definition.members().values()].flat().map(({ signature }) => signature);
    const parameters = definition.parameters.join(', ');
    const name = parameters === '' ? definition.name : `${definition.name}<${parameters}>`;
    surface.set(name, signatures);
  }
  return surface;
}
