/** The environment that terraform runs in. */

/** How long to wait for somebody else's run; the user's own `-lock-timeout` in TF_CLI_ARGS_… wins. */
const LOCK_TIMEOUT = '-lock-timeout=120s';

/**
 * The runner's inputs stay here: `INPUT_GITHUB-TOKEN` is no business of a provider or a provisioner.
 * Prepended, not appended: Terraform lets the last of two equal options win, and that shall be the user's.
 */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(environment).filter(([name]) => !name.startsWith('INPUT_'));
  const withLockTimeout = (name: string) => `${LOCK_TIMEOUT} ${environment[name] ?? ''}`.trim();
  return {
    ...Object.fromEntries(inherited),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    TF_CLI_ARGS_plan: withLockTimeout('TF_CLI_ARGS_plan'),
    TF_CLI_ARGS_apply: withLockTimeout('TF_CLI_ARGS_apply'),
  };
}
