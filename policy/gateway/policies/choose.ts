import { boolean, definePolicy, element, required } from '../pipeline/definition.ts';
import { located } from '../pipeline/sequence.ts';
import { SECTIONS } from '../trace.ts';

/** Runs the first `<when>` whose condition is true, else `<otherwise>`. Later conditions are not evaluated. */
export const choose = definePolicy({
  name: 'choose',
  sections: SECTIONS,
  children: {
    when: element({
      attributes: { condition: required(boolean) },
      policies: 'any',
      occurs: 'at least one',
    }),
    otherwise: element({ policies: 'any', occurs: 'optional' }),
  },
  compile({ children }) {
    return async (exchange) => {
      for (const { attributes, nested, place } of children.when) {
        let holds: boolean;
        try {
          holds = await attributes.condition.resolve(exchange);
        } catch (error) {
          throw located(error, place, exchange);
        }
        exchange.trace(place, `condition is ${holds}`);
        if (holds) return await nested.run(exchange);
      }
      return await children.otherwise[0]?.nested.run(exchange);
    };
  },
});
