import fc from 'fast-check';
import { anyCharacter } from '../../any-character.ts';

/** Any UTF-16, lone surrogates included, with the marks that matter more often than by chance. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: anyCharacter }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }))
    .map((units) => units.map((unit) => String.fromCharCode(unit)).join('')),
  fc
    .array(
      fc.constantFrom(
        ...['"', "'", '\\', '\\u', '@(', '@{', ')', '}', '{{', '}}', ']]>', '<', '&', '&quot;'],
        ...[
          '\n',
          '\r',
          '\0',
          '\ud800',
          '//',
          '/*',
          '$"',
          'a',
          '-->',
          '%>',
          '{{identity-client-id}}',
        ],
      ),
    )
    .map((parts) => parts.join('')),
);
