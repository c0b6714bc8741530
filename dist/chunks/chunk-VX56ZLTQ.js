import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/terraform/distributions.ts
var BINARIES = ["terraform", "tofu"];
var DISTRIBUTIONS = {
  terraform: {
    title: "Terraform",
    // `init -json`, and validations that name other variables.
    oldest: [1, 9],
    recommended: "1.11.4",
    folder: (version) => `terraform/${version}`,
    signatureSuffix: ".sig",
    // In use since 2021; in 2026 its expiry was moved to 2030 (docs/security.md).
    source: {
      releases: "https://releases.hashicorp.com",
      keyUrl: "https://www.hashicorp.com/.well-known/pgp-key.txt",
      fingerprint: "C874011F0AB405110D02105534365D9472D7468F"
    }
  },
  tofu: {
    title: "OpenTofu",
    // `removed` blocks that forget without destroying (opentofu/opentofu#2628).
    oldest: [1, 10],
    recommended: "1.12.8",
    folder: (version) => `v${version}`,
    // `.sig` is there as well, but is of cosign.
    signatureSuffix: ".gpgsig",
    source: {
      releases: "https://github.com/opentofu/opentofu/releases/download",
      keyUrl: "https://get.opentofu.org/opentofu.asc",
      fingerprint: "E3E6E43D84CB852EADB0051D0C0AF313E5FD9F80"
    }
  }
};
var SOURCES = {
  terraform: DISTRIBUTIONS.terraform.source,
  tofu: DISTRIBUTIONS.tofu.source
};

export {
  BINARIES,
  DISTRIBUTIONS,
  SOURCES
};
