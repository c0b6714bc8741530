/** `locks`: resources that are written by one operation at a time, whichever resources of Terraform want to. */

export type Locks = <Result>(
  names: readonly string[],
  operation: () => Promise<Result>,
) => Promise<Result>;

/** Locks for one provider. Each operation waits for those that asked before it for a lock of the same name. */
export function createLocks(): Locks {
  const last = new Map<string, Promise<unknown>>();

  return (names, operation) => {
    // All of them are asked for at once, so that no two operations can each hold what the other waits for.
    const before = names.map((name) => last.get(name.toLowerCase()));
    const result = Promise.allSettled(before).then(operation);
    const ended = result.catch(() => undefined);
    for (const name of names) last.set(name.toLowerCase(), ended);
    return result;
  };
}
