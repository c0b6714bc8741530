/** The processes of the gateway's bench, from their parent's side. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Question } from './participant.ts';

/** Whoever has not answered by then never will. */
const PATIENCE_MILLISECONDS = 60_000;

export class Participant {
  readonly #child: ChildProcess;
  readonly #name: string;
  /** Where it listens. */
  readonly urls: readonly string[];

  private constructor(child: ChildProcess, name: string, urls: readonly string[]) {
    this.#child = child;
    this.#name = name;
    this.urls = urls;
  }

  /** @throws {Error} when the process ends or says nothing */
  static async start(name: string, backends: readonly string[] = []): Promise<Participant> {
    const script = fileURLToPath(new URL('participant.ts', import.meta.url));
    const child = fork(script, [name, ...backends]);
    return new Participant(child, name, (await answer(child, name)) as readonly string[]);
  }

  /** @throws {Error} when the process ends or says nothing */
  async ask(question: Question): Promise<number> {
    const answered = answer(this.#child, this.#name);
    this.#child.send(question);
    return (await answered) as number;
  }

  stop(): void {
    this.#child.disconnect();
  }
}

async function answer(child: ChildProcess, name: string): Promise<unknown> {
  const over = new AbortController();
  const timeout = AbortSignal.any([over.signal, AbortSignal.timeout(PATIENCE_MILLISECONDS)]);
  const options = { signal: timeout };
  try {
    const ended = once(child, 'exit', options).then(([code]): never => {
      throw new Error(`"${name}" ended with ${code}`);
    });
    const [told] = await Promise.race([once(child, 'message', options), ended]);
    return told;
  } finally {
    over.abort();
  }
}
