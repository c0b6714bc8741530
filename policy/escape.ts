/**
 * How a value of the balancer gets into the policy: as a C# literal inside an expression; as bare XML only what needs no escape (`bareWord`).
 * One context instead of three (attribute, text, string) leaves one rule to get right:
 *
 * - Only letters, digits and a few harmless marks are written as they are. Everything else, UTF-16 unit by unit,
 *   becomes `\uXXXX`. So a value can hold no quote, backslash, bracket, brace or `@` (it neither ends the string nor
 *   opens an expression or a `{{named value}}`), no `<`, `&` or `>`, and nothing that XML cannot carry (control
 *   characters, lone surrogates).
 * - No entity is ever needed inside a string: whether API Management decodes `&quot;` there in a document that is
 *   written as `rawxml` (as azurerm does) is not documented.
 * - White space is escaped too, so that no layout of the document changes it.
 */

const PLAIN = /[A-Za-z0-9_.,:;/*?!+=|~#-]/;

/** What a template may write with `<%= %>`. */
export type Literal = string | number | readonly (string | number)[];

/**
 * @param value a string, a whole number, or several of them for an initialiser (`"a", "b"`)
 * @throws {TypeError} for anything else: a template that asks for what is not there must not render.
 */
export function csharpLiteral(value: unknown): string {
  if (typeof value === 'string') return `"${[...units(value)].map(escapeUnit).join('')}"`;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return value.map(csharpItem).join(', ');
  throw new TypeError(`a policy template rendered ${String(value)}, which is no literal`);
}

/**
 * A value where API Management takes no expression, such as an origin of `<cors>`: as it is, if nothing in it needs an escape.
 *
 * @throws {TypeError} for anything else
 */
export function bareWord(value: string): string {
  const foreign = [...units(value)].find((unit) => !PLAIN.test(unit));
  if (foreign === undefined && value !== '') return value;
  throw new TypeError(
    `a policy template cannot write ${JSON.stringify(value)} outside of an expression`,
  );
}

function csharpItem(value: unknown): string {
  if (!Array.isArray(value)) return csharpLiteral(value);
  throw new TypeError(`a policy template rendered a list that holds ${String(value)}`);
}

/** UTF-16 units, since that is what C# strings hold; the iterator of a JavaScript string yields code points. */
function* units(value: string): Generator<string> {
  for (let index = 0; index < value.length; index += 1) yield value.charAt(index);
}

function escapeUnit(unit: string): string {
  return PLAIN.test(unit)
    ? unit
    : `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
