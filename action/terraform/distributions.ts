/**
 * The two programs that read our modules: Terraform and its fork OpenTofu. They share commands, `-json` output and the state's
 * format; where they come from, who signs them and which versions can do what the modules need is here.
 */

export const BINARIES = ['terraform', 'tofu'] as const;
/** The name of the executable. */
export type Binary = (typeof BINARIES)[number];

/** Where releases are published, and who signs them. */
export type Source = {
  /** Terraform: `https://releases.hashicorp.com`; OpenTofu: `https://github.com/opentofu/opentofu/releases/download` */
  readonly releases: string;
  /** Where the armored public key is published. */
  readonly keyUrl: string;
  /** The primary key's fingerprint in upper-case hexadecimal. The key is only as good as this. */
  readonly fingerprint: string;
};

export type Distribution = {
  readonly title: string;
  /** The oldest `major.minor` that the modules work with. */
  readonly oldest: readonly [major: number, minor: number];
  /** Exact; installed where no version is named and none that is new enough is there. */
  readonly recommended: string;
  /** The folder of a version's files, below `releases`. */
  readonly folder: (version: string) => string;
  /** Of the file that holds the detached OpenPGP signature of the checksums, beside them. */
  readonly signatureSuffix: string;
  readonly source: Source;
};

export const DISTRIBUTIONS: Readonly<Record<Binary, Distribution>> = {
  terraform: {
    title: 'Terraform',
    // `init -json`, and validations that name other variables.
    oldest: [1, 9],
    recommended: '1.11.4',
    folder: (version) => `terraform/${version}`,
    signatureSuffix: '.sig',
    // In use since 2021; in 2026 its expiry was moved to 2030 (docs/security.md).
    source: {
      releases: 'https://releases.hashicorp.com',
      keyUrl: 'https://www.hashicorp.com/.well-known/pgp-key.txt',
      fingerprint: 'C874011F0AB405110D02105534365D9472D7468F',
    },
  },
  tofu: {
    title: 'OpenTofu',
    // `removed` blocks that forget without destroying (opentofu/opentofu#2628).
    oldest: [1, 10],
    recommended: '1.12.8',
    folder: (version) => `v${version}`,
    // `.sig` is there as well, but is of cosign.
    signatureSuffix: '.gpgsig',
    source: {
      releases: 'https://github.com/opentofu/opentofu/releases/download',
      keyUrl: 'https://get.opentofu.org/opentofu.asc',
      fingerprint: 'E3E6E43D84CB852EADB0051D0C0AF313E5FD9F80',
    },
  },
};

/** The real sources, for the port of the same name. */
export const SOURCES: Readonly<Record<Binary, Source>> = {
  terraform: DISTRIBUTIONS.terraform.source,
  tofu: DISTRIBUTIONS.tofu.source,
};
