/** All types that policies can use here. */
import { allTypes, register } from '../types/registry.ts';
import { arrayType } from './array.ts';
import { boolType } from './bool.ts';
import { charType } from './char.ts';
import { cipherTypes } from './ciphers.ts';
import { collectionTypes } from './collection-types.ts';
import { comparerTypes } from './comparers.ts';
import { contextTypes } from './context.ts';
import { convertType } from './convert.ts';
import { cryptographyTypes } from './cryptography.ts';
import { dateTimeType } from './date-time.ts';
import { dateTimeOffsetType } from './date-time-offset.ts';
import { doubleType } from './double.ts';
import { encodingTypes } from './encoding.ts';
import { enumBase } from './enum.ts';
import { enumerations } from './enums.ts';
import { exceptionTypes } from './exceptions.ts';
import { extensionTypes } from './extensions.ts';
import { guidType } from './guid.ts';
import { integerTypes } from './integral.ts';
import { jsonTypes } from './json/types.ts';
import { linqTypes } from './linq/types.ts';
import { mathTypes } from './math.ts';
import { basicTypes } from './object.ts';
import { randomBytesType } from './random-bytes.ts';
import { regexTypes } from './regex/types.ts';
import { enumerableTypes } from './sequence.ts';
import { stringType } from './string.ts';
import { stringBuilderType } from './string-builder.ts';
import { stringReaderType } from './string-reader.ts';
import { timeSpanType } from './time-span.ts';
import { timeZoneType } from './time-zone.ts';
import { tupleTypes } from './tuple.ts';
import { uriType } from './uri.ts';

register([
  ...basicTypes,
  ...integerTypes,
  doubleType,
  boolType,
  charType,
  stringType,
  arrayType,
  enumBase,
  ...enumerations,
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
