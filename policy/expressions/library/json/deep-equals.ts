import { JObject, JProperty } from './containers.ts';
import { type JToken, JValue } from './token.ts';

/** Equal types, names, values and order. */
export function deepEquals(left: JToken | null, right: JToken | null): boolean {
  if (left === null || right === null) return left === right;
  if (left instanceof JValue || right instanceof JValue) return left.equals(right);
  if (left instanceof JObject && right instanceof JObject) {
    return (
      left.count === right.count &&
      left.properties.every(({ name, value }) => {
        const other = right.property(name);
        return other !== undefined && deepEquals(value, other.value);
      })
    );
  }
  if (left instanceof JProperty && right instanceof JProperty) {
    return left.name === right.name && deepEquals(left.value, right.value);
  }
  const [one, two] = [left.children(), right.children()];
  return (
    left.type.id === right.type.id &&
    one.length === two.length &&
    one.every((child, index) => deepEquals(child, two[index] ?? null))
  );
}
