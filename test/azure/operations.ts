/** Long-running operations: accepted now, finished after it has been asked about a few times. */

export type Operation = {
  readonly id: string;
  /** Id of the resource that is written or deleted. */
  readonly subject: string;
  readonly done: boolean;
};

export type Operations = {
  /** Whether writes that Azure may answer 202 are answered 202. */
  readonly enabled: boolean;
  /** @param finish runs once, when the operation has been polled often enough. */
  start(subject: string, finish: () => void | Promise<void>): Operation;
  /** Counts as one poll. Undefined for an unknown id. */
  poll(id: string): Promise<Operation | undefined>;
  /** Whether an operation on this resource is still running. */
  isPending(subject: string): boolean;
};

/** Polls until an operation is done: enough that a client which asks only once is caught. */
const POLLS_WHEN_SLOW = 2;

export function createOperations(enabled: boolean, newId: () => string): Operations {
  const polls = enabled ? POLLS_WHEN_SLOW : 1;
  const running = new Map<
    string,
    { subject: string; asked: number; finish: () => void | Promise<void> }
  >();
  return {
    enabled,
    start(subject, finish) {
      const id = newId();
      running.set(id, { subject, asked: 0, finish });
      return { id, subject, done: false };
    },
    async poll(id) {
      const operation = running.get(id);
      if (operation === undefined) return undefined;
      operation.asked += 1;
      const done = operation.asked >= polls;
      if (operation.asked === polls) await operation.finish();
      return { id, subject: operation.subject, done };
    },
    isPending: (subject) =>
      [...running.values()].some(
        (operation) =>
          operation.subject.toLowerCase() === subject.toLowerCase() && operation.asked < polls,
      ),
  };
}
