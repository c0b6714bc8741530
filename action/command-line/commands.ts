/** Every command of `aolb`, in the order in which they are told. */
import type { Command } from './command.ts';

type Entry = {
  /** What it is for, in a few words. */
  readonly summary: string;
  /** Each loads what it needs and nothing else: the C# compiler, YAML and schemas, undici, the Azure SDKs. */
  readonly load: () => Promise<Command>;
};

export const COMMANDS: Readonly<Record<string, Entry>> = {
  render: {
    summary: 'write what load-balancer.yml makes',
    load: async () => (await import('./render.ts')).render,
  },
  check: {
    summary: 'whether API Management would take a policy',
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
