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
    const whens = children.when.map(({ attributes: { condition }, nested, place }) => ({
      condition,
      nested,
      place,
    }));
    const otherwise = children.otherwise[0]?.nested;
    const runFrom = (first: number, exchange: Exchange): MaybePromise<Flow | undefined> => {
      for (let index = first; index < whens.length; index += 1) {
        const when = whens[index];
        if (when === undefined) break;
        let holds: MaybePromise<boolean>;
        try {
          holds = when.condition.resolve(exchange);
        } catch (error) {
          throw located(error, when.place, exchange);
        }
        if (holds instanceof Promise) return runOn(holds, index, exchange);
        exchange.trace?.(when.place, `condition is ${holds}`);
        if (holds) return when.nested.run(exchange);
      }
      return otherwise?.run(exchange);
    };
    /** Goes on with a condition that has to be waited for. */
    const runOn = async (pending: Promise<boolean>, index: number, exchange: Exchange) => {
      const when = whens[index];
      const holds = await pending.catch((error: unknown) => {
        throw located(error, when?.place, exchange);
      });
      exchange.trace?.(when?.place, `condition is ${holds}`);
      return await (holds ? when?.nested.run(exchange) : runFrom(index + 1, exchange));
    };
    return (exchange) => runFrom(0, exchange);
  },
});
