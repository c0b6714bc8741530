/** Hashes and keyed hashes. They hold no state between calls, so disposing them means nothing. */
import { createHash, createHmac } from 'node:crypto';
import { argumentNull } from '../../errors.ts';
import { define, type TypeSource } from '../../types/define.ts';
import { findType } from '../../types/registry.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject } from '../../types/values.ts';

const NAMESPACE = 'System.Security.Cryptography';

export class Hash extends ClrObject {
  readonly #typeName: string;
  /** As node names it: `sha256`. */
  readonly algorithm: string;
  secret: Uint8Array | undefined;

  constructor(typeName: string, algorithm: string, key?: Uint8Array) {
    super();
    this.#typeName = typeName;
    this.algorithm = algorithm;
    this.secret = key;
  }

  get type(): Type {
    const definition = findType(this.#typeName, 0);
    if (definition === undefined) throw new Error(`${this.#typeName} is not registered`);
    return named(definition);
  }

  compute(bytes: Uint8Array | null): Uint8Array {
    if (bytes === null) throw argumentNull('buffer');
    const hash =
      this.secret === undefined
        ? createHash(this.algorithm)
        : createHmac(this.algorithm, this.secret);
    return new Uint8Array(hash.update(bytes).digest());
  }
}

const SIZES: Readonly<Record<string, number>> = {
  md5: 128,
  sha1: 160,
  sha256: 256,
  sha384: 384,
  sha512: 512,
};

const hashAlgorithm = define({
  declaration: `class ${NAMESPACE}.HashAlgorithm : IDisposable`,
  members: {
    'byte[] ComputeHash(byte[] buffer)': (hash: Hash, bytes: Uint8Array | null) =>
      hash.compute(bytes),
    'byte[] ComputeHash(byte[] buffer, int offset, int count)': (
      hash: Hash,
      bytes: Uint8Array | null,
      offset: number,
      count: number,
    ) => hash.compute(bytes === null ? null : bytes.subarray(offset, offset + count)),
    'int HashSize': ({ algorithm }: Hash) => SIZES[algorithm] ?? 0,
    'void Clear()': () => undefined,
  },
  missing:
    'CanReuseTransform CanTransformMultipleBlocks Hash Initialize InputBlockSize OutputBlockSize TransformBlock TransformFinalBlock',
});

function plain(name: string, algorithm: string): TypeSource {
  return {
    declaration: `class ${NAMESPACE}.${name} : HashAlgorithm`,
    members: { [`static ${name} Create()`]: () => new Hash(name, algorithm) },
  };
}

/** The implementations that can be created with `new`. */
function managed(name: string, base: string, algorithm: string): TypeSource {
  return {
    declaration: `class ${NAMESPACE}.${name} : ${base}`,
    members: { 'new()': () => new Hash(name, algorithm) },
  };
}

const hmac = define({
  declaration: `class ${NAMESPACE}.HMAC : HashAlgorithm`,
  members: {
    'byte[] Key': ({ secret }: Hash) => secret?.slice() ?? null,
    'set byte[] Key': (hash: Hash, key: Uint8Array | null) => {
      if (key === null) throw argumentNull('value');
      hash.secret = key.slice();
    },
  },
  missing: 'HashName Create',
});

function keyed(name: string, algorithm: string): TypeSource {
  return {
    declaration: `class ${NAMESPACE}.${name} : HMAC`,
    members: {
      'new(byte[] key)': (key: Uint8Array | null) => {
        if (key === null) throw argumentNull('key');
        return new Hash(name, algorithm, key.slice());
      },
      // .NET draws a random key; whoever uses this sets another one.
      'new()': () => new Hash(name, algorithm, new Uint8Array(64)),
    },
  };
}

const ALGORITHMS = ['MD5', 'SHA1', 'SHA256', 'SHA384', 'SHA512'];

export const cryptographyTypes: readonly TypeDefinition[] = [
  hashAlgorithm,
  hmac,
  ...ALGORITHMS.map((name) => define(plain(name, name.toLowerCase()))),
  ...ALGORITHMS.filter((name) => name !== 'MD5').map((name) =>
    define(managed(`${name}Managed`, name, name.toLowerCase())),
  ),
  ...ALGORITHMS.map((name) => define(keyed(`HMAC${name}`, name.toLowerCase()))),
];
