/**
 * The templates as functions. A bundle holds the functions in place of this module (.ci/computed.ts), so that no run compiles them;
 * hence functions that refer to nothing but their arguments, and nothing else here.
 */
import { Eta } from 'eta/core';
import { templates } from './index.ts';

/**
 * @param it what the template sees
 * @param __eta takes the text in `res`; `e` writes a value that the template interpolates
 */
export type Template = (it: object, __eta: { res: string; e: (value: unknown) => string }) => void;

const eta = new Eta({ autoTrim: false });

/** By name, as `it.part('name')` calls them. */
export const compiled: Readonly<Record<string, Template>> = Object.fromEntries(
  Object.entries(templates).map(([name, text]) => [
    name,
    new Function('it', '__eta', eta.compileBody(eta.parse(text))) as Template,
  ]),
);
