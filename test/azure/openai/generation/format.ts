/** Answers as JSON: of any kind, or by a schema. */
import { flagAt, isObject, type Json, textAt } from '../../json.ts';
import { InvalidRequest, invalidValue, missingParameter } from '../errors.ts';
import { requireStrict, sampleOf } from './schema.ts';

/** Turns what a model would say into what it says in the format that was asked for. */
export type Format = (text: string) => string;

/**
 * @param format `{ type }`, for `json_schema` with `name`, `schema` and `strict` in `schemaOf(format)`
 * @param parameter where it stands: `response_format`, `text.format`
 * @param prompt all of the prompt's text: it must speak of JSON where JSON without a schema is wanted
 * @throws {InvalidRequest}
 */
export function readFormat(
  format: Json | undefined,
  definition: Json | undefined,
  parameter: string,
  prompt: string,
): Format {
  if (format === undefined || format === null) return (text) => text;
  switch (textAt(format, 'type')) {
    case 'text':
      return (text) => text;
    case 'json_object':
      if (!/json/i.test(prompt)) {
        throw new InvalidRequest(
          `The messages must contain the word 'json' in some form, to use '${parameter}' of type 'json_object'.`,
          parameter,
        );
      }
      return (text) => JSON.stringify({ heard: text });
    case 'json_schema': {
      const name = textAt(definition, 'name');
      if (name === undefined) throw missingParameter(`${parameter}.name`);
      const schema = isObject(definition) ? definition.schema : undefined;
      if (!isObject(schema)) throw missingParameter(`${parameter}.schema`);
      if (flagAt(definition, 'strict') === true) {
        requireStrict(schema, `response_format '${name}'`, parameter, null);
      }
      return (text) => JSON.stringify(sampleOf(schema, text));
    }
    default:
      throw invalidValue(`${parameter}.type`, 'expected text, json_object or json_schema.');
  }
}
