/**
 * Where Terraform gets azurerm and azapi from: the stand-ins of this folder or, where AOLB_PROVIDER=registry, the real
 * ones of the registry or of the mirror that Terraform's own configuration file names. Either way they talk to the
 * local Azure; the real ones are downloaded through its proxy, which then lets these few hosts through.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Tunnels } from '../doors/tunnels.ts';
import { startProviders } from './index.ts';

type Environment = { readonly [name: string]: string | undefined };
type Known = { readonly [name: string]: string };

export type ProviderSource = {
  readonly kind: 'stand-ins' | 'registry';
  /** What the local Azure's proxy must let through to the world; undefined: nothing. */
  readonly tunnels?: Tunnels;
  /**
   * Makes the providers ready for `terraform`.
   *
   * @param environment what leads to the Azure they shall talk to, or nothing where only their schemas matter
   * @param fetch reaches that Azure from this process, in which stand-ins are then served: it spares starting a process
   * @returns the environment of `terraform`, with all that was given
   */
  start(
    environment: Known,
    fetch?: typeof globalThis.fetch,
  ): Promise<{ readonly environment: Known; close(): Promise<void> }>;
};

export type Files = {
  /** The text of a file, or undefined when there is none. */
  read(path: string): string | undefined;
  makeDirectory(path: string): void;
  readonly home: string;
  readonly temporary: string;
};

/** Terraform's registry, and where it says that both providers' archives are. */
const registryHosts = [
  'registry.terraform.io:443',
  'releases.hashicorp.com:443',
  'github.com:443',
  'objects.githubusercontent.com:443',
  'release-assets.githubusercontent.com:443',
];

/**
 * @param environment the caller's: AOLB_PROVIDER, and Terraform's TF_CLI_CONFIG_FILE, TF_PLUGIN_CACHE_DIR and TF_TOKEN_…
 * @throws Error for another AOLB_PROVIDER than `stand-ins` and `registry`, and for a configuration file that is not there
 */
export function providerSource(
  environment: Environment = process.env,
  files: Files = ownFiles,
): ProviderSource {
  const chosen = environment.AOLB_PROVIDER ?? '';
  if (chosen === '' || chosen === 'stand-ins') return standIns;
  if (chosen === 'registry') return registry(environment, files);
  throw new Error(
    `AOLB_PROVIDER is "${chosen}": it must be "registry", for the real providers, or "stand-ins", the default`,
  );
}

/**
 * Terraform is started some hundred times by the tests, each time for less than a second: collecting garbage, on all cores, would be a third
 * of its processor time. Source: Go's package runtime, "Environment Variables".
 */
export const SHORT_LIVED = { GOGC: 'off', GOMEMLIMIT: '512MiB', GOMAXPROCS: '1' } as const;

const standIns: ProviderSource = {
  kind: 'stand-ins',
  start: async (environment, fetch) => {
    const { reattach, close } = await startProviders({ environment, fetch });
    return {
      environment: { ...environment, ...SHORT_LIVED, TF_REATTACH_PROVIDERS: reattach },
      close,
    };
  },
};

function registry(environment: Environment, files: Files): ProviderSource {
  const configuration = configurationFile(environment, files);
  const cache = environment.TF_PLUGIN_CACHE_DIR ?? join(files.temporary, 'terraform-plugin-cache');
  files.makeDirectory(cache);
  const settings: Known = {
    ...(configuration ? { TF_CLI_CONFIG_FILE: configuration.path } : {}),
    ...defined(environment, (name) => name.startsWith('TF_TOKEN_')),
    // Hundreds of megabytes that every working directory would download again. No lock file is kept, so the cache's
    // word on a checksum is as good as the one before.
    TF_PLUGIN_CACHE_DIR: cache,
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: 'true',
  };
  const network = defined(environment, (name) =>
    /^(?:https?_proxy|no_proxy|ssl_cert_file|ssl_cert_dir)$/i.test(name),
  );
  const proxy = environment.HTTPS_PROXY ?? environment.https_proxy;
  const trusted = environment.SSL_CERT_FILE && files.read(environment.SSL_CERT_FILE);
  return {
    kind: 'registry',
    tunnels: {
      authorities: authorities(configuration?.text ?? ''),
      ...(proxy ? { proxy } : {}),
      ...(trusted ? { trusted } : {}),
    },
    start: async (given) => ({
      // The way to the local Azure, where there is one, replaces the caller's way to the world.
      environment: { ...network, ...given, ...settings },
      close: async () => {},
    }),
  };
}

/** The file that Terraform would read: the one that is named, else the one in the home directory. */
function configurationFile(
  environment: Environment,
  files: Files,
): { readonly path: string; readonly text: string } | undefined {
  const named = environment.TF_CLI_CONFIG_FILE;
  const path = named ? resolve(named) : join(files.home, '.terraformrc');
  const text = files.read(path);
  if (text !== undefined) return { path, text };
  if (!named) return undefined;
  throw new Error(`TF_CLI_CONFIG_FILE names "${named}", which cannot be read`);
}

/** Hosts that `terraform init` may ask, by the methods of installation that the file allows. */
function authorities(configuration: string): readonly string[] {
  const text = configuration
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)(?:#|\/\/).*$/gm, '$1');
  const mirrors = [...text.matchAll(/"?url"?\s*[=:]\s*"(https:[^"]+)"/g)].map(([, url = '']) => {
    const { hostname, port } = new URL(url);
    return `${hostname}:${port || '443'}`;
  });
  const isDirect = !text.includes('provider_installation') || /\bdirect\b/.test(text);
  return [...new Set([...mirrors, ...(isDirect ? registryHosts : [])])];
}

function defined(environment: Environment, isWanted: (name: string) => boolean): Known {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value !== undefined && isWanted(name) ? [[name, value]] : [],
    ),
  );
}

const ownFiles: Files = {
  read: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  },
  makeDirectory: (path) => mkdirSync(path, { recursive: true }),
  home: homedir(),
  temporary: tmpdir(),
};
