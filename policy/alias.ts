/** Aliases: names of models that no account has, each for one or more models in order. An alias may name another one. */
import type { Configuration } from './configuration.ts';

type Models = Configuration['models'];

/**
 * The models that stand for a name, in order, each once: the name itself where it is no alias.
 *
 * @throws {AliasLoop} where an alias leads back to itself
 */
export function expandAlias(name: string, models: Models): readonly string[] {
  const expand = (alias: string, way: readonly string[]): readonly string[] => {
    const use = models[alias]?.use;
    if (use === undefined) return [alias];
    if (way.includes(alias)) throw new AliasLoop([...way.slice(way.indexOf(alias)), alias]);
    return use.flatMap((next) => expand(next, [...way, alias]));
  };
  return [...new Set(expand(name, []))];
}

export class AliasLoop extends Error {
  override readonly name = 'AliasLoop';
  /** From an alias to itself. */
  readonly way: readonly string[];

  constructor(way: readonly string[]) {
    super(`the alias leads back to itself: ${way.join(' → ')}`);
    this.way = way;
  }
}
