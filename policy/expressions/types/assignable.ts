/** Which types a value may be used as without changing it: inheritance, interfaces, arrays, covariance. */
import { ancestors, isValueType, sameType, type Type } from './type.ts';

/** Interfaces whose type parameter is covariant, and those of arrays. */
const COVARIANT: ReadonlySet<string> = new Set([
  'System.Collections.Generic.IEnumerable',
  'System.Collections.Generic.IReadOnlyCollection',
  'System.Collections.Generic.IReadOnlyList',
  'Newtonsoft.Json.Linq.IJEnumerable',
  'System.Linq.IGrouping',
]);
const OF_ARRAYS: ReadonlySet<string> = new Set([
  ...COVARIANT,
  'System.Collections.Generic.ICollection',
  'System.Collections.Generic.IList',
]);

/** True where a value of type `from` is a value of type `to` as it stands (boxing included). */
export function isReferenceCompatible(from: Type, to: Type): boolean {
  if (sameType(from, to)) return true;
  if (to.kind === 'named' && to.definition.name === 'System.Object') return from.kind !== 'void';
  if (from.kind === 'array') return isArrayCompatible(from.element, to);
  if (from.kind !== 'named' || to.kind !== 'named') return false;
  for (const ancestor of ancestors(from)) {
    if (sameType(ancestor, to)) return true;
    if (
      ancestor.kind === 'named' &&
      ancestor.definition === to.definition &&
      COVARIANT.has(to.definition.name) &&
      ancestor.arguments.every((argument, index) => {
        const wanted = to.arguments[index];
        return wanted !== undefined && isVariantOf(argument, wanted);
      })
    ) {
      return true;
    }
  }
  return false;
}

/** Variance is for references only: an `IEnumerable<int>` is no `IEnumerable<object>`. */
function isVariantOf(from: Type, to: Type): boolean {
  return sameType(from, to) || (!isValueType(from) && isReferenceCompatible(from, to));
}

function isArrayCompatible(element: Type, to: Type): boolean {
  if (to.kind === 'array') return isVariantOf(element, to.element);
  if (to.kind !== 'named') return false;
  const { name } = to.definition;
  if (name === 'System.Array' || name === 'System.Collections.IEnumerable') return true;
  const [wanted] = to.arguments;
  return OF_ARRAYS.has(name) && wanted !== undefined && isVariantOf(element, wanted);
}
