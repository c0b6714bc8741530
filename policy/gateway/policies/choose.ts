import type { MaybePromise } from '../maybe-promise.ts';
import { condition, definePolicy, element, type Flow, required } from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import { located } from '../pipeline/sequence.ts';
import { SECTIONS } from '../trace.ts';

/** Runs the first `<when>` whose condition is true, else `<otherwise>`. Later conditions are not evaluated. */
export const choose = definePolicy({
  name: 'choose',
  sections: SECTIONS,
  children: {
    when: element({
      attributes: { condition: required(condition) },
      policies: 'any',
      occurs: 'at least one',
    }),
    otherwise: element({ policies: 'any', occurs: 'optional' }),
  },
  compile({ children }) {
    const runFrom = (index: number, exchange: Exchange): MaybePromise<Flow | undefined> => {
      const when = children.when[index];
      if (when === undefined) return children.otherwise[0]?.nested.run(exchange);
      const fail = (error: unknown): never => {
        throw located(error, when.place, exchange);
      };
      const decide = (holds: boolean) => {
        exchange.trace?.(when.place, `condition is ${holds}`);
        return holds ? when.nested.run(exchange) : runFrom(index + 1, exchange);
      };
      let holds: MaybePromise<boolean>;
      try {
        holds = when.attributes.condition.resolve(exchange);
      } catch (error) {
        return fail(error);
      }
      return holds instanceof Promise ? holds.catch(fail).then(decide) : decide(holds);
    };
    return (exchange) => runFrom(0, exchange);
  },
});
