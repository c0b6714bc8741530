import { toText, typeName } from '../../expressions/index.ts';
import { responseOfValue } from '../http/response-value.ts';
import { after } from '../maybe-promise.ts';
import { anyValue, definePolicy, prepared, required, text } from '../pipeline/definition.ts';
import { SECTIONS } from '../trace.ts';

/** Keeps a value for later expressions: a literal as System.String, an expression's result with its own type. */
export const setVariable = definePolicy({
  name: 'set-variable',
  sections: SECTIONS,
  attributes: { name: required(text, { expression: false }), value: required(anyValue) },
  compile({ attributes, place }) {
    return prepared([attributes.value], (exchange) => {
      const name = attributes.name.evaluate(exchange);
      const value = attributes.value.evaluate(exchange);
      exchange.variables.set(name, value);
      exchange.trace?.(place, `variable "${name}" is set`, {
        type: typeName(value),
        value: toText(value),
      });
      const response = responseOfValue(value);
      // Expressions that take it from the variable read the body as it is there.
      return response === undefined ? undefined : after(response.body.buffer(), () => undefined);
    });
  },
});
