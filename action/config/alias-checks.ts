/** What a schema cannot say of aliases: that they lead to models, and mean nothing else. */
import { AliasLoop, expandAlias } from '../../policy/alias.ts';
import { MOST_ATTEMPTS } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import { suggestion } from '../../policy/nearest.ts';
import { type Complaint, error, type Rule } from './complaint.ts';

/** Names of models that accounts list. */
export function listedModels({ accounts }: Configuration): ReadonlySet<string> {
  return new Set(Object.values(accounts).flatMap(({ models }) => Object.keys(models ?? {})));
}

export const aliases: Rule = (_, configuration) => {
  const { models, balancing } = configuration;
  const known = listedModels(configuration);
  const names = Object.keys(models).filter((name) => models[name]?.use !== undefined);
  return names.flatMap((name) => {
    const path = ['models', name, 'use'];
    if (known.size === 0) {
      return [
        error(
          path,
          'no account names its models, so an alias has nothing to choose from: list the models of the accounts',
        ),
      ];
    }
    if (balancing.selection === 'pool') {
      return [error(path, 'an alias needs selection "policy": a pool knows one name for a model')];
    }
    const taken = [...known].find((model) => model.toLowerCase() === name.toLowerCase());
    if (taken !== undefined) {
      return [error(path, `an account has a model "${taken}": give the alias another name`)];
    }
    const [loop] = loopOf(name, configuration);
    if (loop !== undefined) return [error(path, loop)];
    const count = expandAlias(name, models).length;
    if (count > MOST_ATTEMPTS) {
      return [
        error(
          path,
          `the alias stands for ${count} models, and a request makes ${MOST_ATTEMPTS} attempts at most`,
        ),
      ];
    }
    return unknownTargets(name, configuration, known);
  });
};

function loopOf(name: string, { models }: Configuration): readonly string[] {
  try {
    expandAlias(name, models);
    return [];
  } catch (fault) {
    if (fault instanceof AliasLoop) return [fault.message];
    throw fault;
  }
}

function unknownTargets(
  name: string,
  { models }: Configuration,
  known: ReadonlySet<string>,
): readonly Complaint[] {
  const choice = [...known, ...Object.keys(models).filter((model) => models[model]?.use)];
  return (models[name]?.use ?? []).flatMap((model, index) =>
    choice.includes(model)
      ? []
      : [
          error(
            ['models', name, 'use', index],
            `no account has the model "${model}", and no alias is called so${suggestion(model, choice)}: there are ${choice.join(', ')}`,
          ),
        ],
  );
}
