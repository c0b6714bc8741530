/** Every command of `aolb`, in the order in which they are told. */
import type { Command } from './command.ts';

type Entry = {
  /** What it is for, in a few words. */
  readonly summary: string;
  /** Each loads what it needs and nothing else: the C# compiler, YAML and schemas, undici, the Azure SDKs. */
  readonly load: () => Promise<Command>;
};

export const COMMANDS: Readonly<Record<string, Entry>> = {
  init: {
    summary: 'write a first load-balancer.yml, from what you answer',
    load: async () => (await import('./init.ts')).init,
  },
  try: {
    summary: 'plan, apply and serve load-balancer.yml on a local Azure',
    load: async () => (await import('./try.ts')).tryOut,
  },
  render: {
    summary: 'write what load-balancer.yml makes',
    load: async () => (await import('./render.ts')).render,
  },
  check: {
    summary: 'whether a policy would be taken, or a load-balancer.yml is right',
    load: async () => (await import('./check.ts')).check,
  },
  lint: {
    summary: 'what of a policy breaks in production',
    load: async () => (await import('./lint.ts')).lint,
  },
  eval: {
    summary: 'what a policy expression comes to',
    load: async () => (await import('./evaluate.ts')).evaluate,
  },
  diff: {
    summary: 'what differs between two policies by meaning',
    load: async () => (await import('./diff.ts')).diff,
  },
  serve: {
    summary: 'the local gateway behind a port',
    load: async () => (await import('./serve.ts')).serve,
  },
  simulate: {
    summary: 'what load-balancer.yml does with traffic',
    load: async () => (await import('./simulate.ts')).simulate,
  },
  rotate: {
    summary: 'replace the keys that are due, or look at them',
    load: async () => (await import('./rotate.ts')).rotate,
  },
};
