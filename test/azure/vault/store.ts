/** The secrets of one vault: every version, in order of creation, and what is deleted but recoverable. */
import { AzureError } from '../errors.ts';
import type { JsonObject } from '../json.ts';

export type SecretVersion = {
  /** 32 hexadecimal digits. */
  readonly version: string;
  readonly value: string;
  readonly contentType: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly enabled: boolean;
  /** Seconds since the epoch, as are the others. */
  readonly created: number;
  readonly updated: number;
  readonly notBefore: number | undefined;
  readonly expires: number | undefined;
};

/** The last version is the current one, whether it is enabled or not. */
export type Secret = { readonly name: string; readonly versions: readonly SecretVersion[] };

export type VaultSecrets = {
  readonly secrets: Map<string, Secret>;
  readonly deleted: Map<string, Secret & { readonly deletedDate: number }>;
};

export function createVaultSecrets(): VaultSecrets {
  return { secrets: new Map(), deleted: new Map() };
}

/**
 * @param version undefined: the current one
 * @throws {AzureError} 404
 */
export function versionOf(secret: Secret, version: string | undefined): SecretVersion {
  const found =
    version === undefined
      ? secret.versions.at(-1)
      : secret.versions.find((candidate) => candidate.version === version.toLowerCase());
  if (found === undefined) {
    throw new AzureError(
      404,
      'SecretNotFound',
      `A secret with (name/id) ${secret.name}/${version} was not found in this key vault.`,
    );
  }
  return found;
}

/** A version as lists show it: without its value. */
export function showVersion(
  vault: string,
  name: string,
  version: SecretVersion,
  recoveryLevel: string,
  withVersion: boolean,
): JsonObject {
  const base = `https://${vault}.vault.azure.net/secrets/${name}`;
  return {
    id: withVersion ? `${base}/${version.version}` : base,
    ...(version.contentType === undefined ? {} : { contentType: version.contentType }),
    tags: version.tags,
    attributes: {
      enabled: version.enabled,
      created: version.created,
      updated: version.updated,
      nbf: version.notBefore,
      exp: version.expires,
      recoveryLevel,
      recoverableDays: 90,
    },
  };
}
