/** Symmetric ciphers: `SymmetricAlgorithm`, and API Management's own `Encrypt` and `Decrypt` of byte arrays. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { argumentNull, ClrException, nullReference } from '../../errors.ts';
import type { Runtime } from '../../runtime.ts';
import { define, member } from '../../types/define.ts';
import type { Call, Implementation } from '../../types/member.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject } from '../../types/values.ts';
import { Enumeration, type EnumValue } from '../foundation/enum.ts';
import { drawBytes } from './random-bytes.ts';

const NAMESPACE = 'System.Security.Cryptography';

const CipherMode = new Enumeration(`${NAMESPACE}.CipherMode`, {
  CBC: 1,
  ECB: 2,
  OFB: 3,
  CFB: 4,
  CTS: 5,
});

const PaddingMode = new Enumeration(`${NAMESPACE}.PaddingMode`, {
  None: 1,
  PKCS7: 2,
  Zeros: 3,
  ANSIX923: 4,
  ISO10126: 5,
});

type Cipher = { readonly blockSize: number; readonly keySizes: Readonly<Record<number, string>> };

/** Sizes in bytes; keys by their size → node's name without the mode. */
const AES: Cipher = { blockSize: 16, keySizes: { 16: 'aes-128', 24: 'aes-192', 32: 'aes-256' } };
const TRIPLE_DES: Cipher = { blockSize: 8, keySizes: { 16: 'des-ede', 24: 'des-ede3' } };

/** Names as .NET's CryptoConfig knows them; letters' case is ignored. */
const CIPHERS: Readonly<Record<string, Cipher>> = {
  aes: AES,
  aesmanaged: AES,
  aescryptoserviceprovider: AES,
  rijndael: AES,
  rijndaelmanaged: AES,
  '3des': TRIPLE_DES,
  tripledes: TRIPLE_DES,
  'triple des': TRIPLE_DES,
  tripledescryptoserviceprovider: TRIPLE_DES,
};

/** What .NET knows as well. */
const UNSUPPORTED_CIPHERS: ReadonlySet<string> = new Set([
  'des',
  'descryptoserviceprovider',
  'rc2',
  'rc2cryptoserviceprovider',
]);

/** No `catch` sees it: the policy would otherwise go on as it never does on Azure. */
function unsupported(what: string): ClrException {
  return new ClrException('System.NotSupportedException', `unsupported: ${what}`, { fatal: true });
}

function cryptographic(message: string): ClrException {
  return new ClrException(`${NAMESPACE}.CryptographicException`, message);
}

export class SymmetricAlgorithm extends ClrObject {
  readonly cipher: Cipher;
  secret: Uint8Array;
  vector: Uint8Array;
  mode = CipherMode.of(1);
  padding = PaddingMode.of(2);

  /** .NET draws key and vector; who uses the algorithm sets others, or reads these. */
  constructor(cipher: Cipher, runtime: Runtime) {
    super();
    this.cipher = cipher;
    this.secret = drawBytes(Math.max(...Object.keys(cipher.keySizes).map(Number)), runtime);
    this.vector = drawBytes(cipher.blockSize, runtime);
  }

  get type(): Type {
    return named(algorithmType);
  }

  /** @throws {ClrException} CryptographicException for keys, vectors and data that do not fit */
  run(input: Uint8Array, given: Keys, encrypts: boolean): Uint8Array {
    const { key, vector } = given;
    const name = this.cipher.keySizes[key.length];
    if (name === undefined) {
      throw cryptographic('Specified key is not a valid size for this algorithm.');
    }
    const usesVector = this.mode.value === 1;
    if (!usesVector && this.mode.value !== 2) throw unsupported(`CipherMode.${this.mode}`);
    if (this.padding.value > 3) throw unsupported(`PaddingMode.${this.padding}`);
    if (usesVector && vector.length !== this.cipher.blockSize) {
      throw cryptographic(
        'Specified initialization vector (IV) does not match the block size for this algorithm.',
      );
    }
    const full = `${name}-${usesVector ? 'cbc' : 'ecb'}`;
    const transform = encrypts
      ? createCipheriv(full, key, usesVector ? vector : null)
      : createDecipheriv(full, key, usesVector ? vector : null);
    transform.setAutoPadding(this.padding.value === 2);
    const rest = input.length % this.cipher.blockSize;
    const data =
      encrypts && this.padding.value === 3 && rest > 0 ? padded(input, this.cipher) : input;
    try {
      return new Uint8Array(Buffer.concat([transform.update(data), transform.final()]));
    } catch {
      throw cryptographic(
        encrypts || rest > 0
          ? 'The input data is not a complete block.'
          : 'Padding is invalid and cannot be removed.',
      );
    }
  }
}

function padded(input: Uint8Array, { blockSize }: Cipher): Uint8Array {
  const result = new Uint8Array(Math.ceil(input.length / blockSize) * blockSize);
  result.set(input);
  return result;
}

type Keys = { readonly key: Uint8Array; readonly vector: Uint8Array };

function create(name: string | null, runtime: Runtime): SymmetricAlgorithm | null {
  if (name === null) throw argumentNull('algName');
  const known = name.toLowerCase().replace('system.security.cryptography.', '');
  if (UNSUPPORTED_CIPHERS.has(known)) throw unsupported(`the cipher ${name}`);
  const cipher = CIPHERS[known];
  return cipher === undefined ? null : new SymmetricAlgorithm(cipher, runtime);
}

/** `Encrypt` and `Decrypt` by name or algorithm, with its own key and vector or others. */
function operations(): Record<string, Implementation> {
  const members: Record<string, Implementation> = {};
  for (const name of ['Encrypt', 'Decrypt']) {
    const run = (
      input: Uint8Array | null,
      algorithm: SymmetricAlgorithm | null,
      key: Uint8Array | null | undefined,
      vector: Uint8Array | null | undefined,
    ) => {
      if (input === null) throw argumentNull('input');
      // .NET knows no algorithm of that name and answers null.
      if (algorithm === null) throw nullReference();
      if (key === null) throw argumentNull('rgbKey');
      if (vector === null && algorithm.mode.value === 1) {
        throw cryptographic(
          'The cipher mode specified requires that an initialization vector (IV) be used.',
        );
      }
      const keys = { key: key ?? algorithm.secret, vector: vector ?? algorithm.vector };
      return algorithm.run(input, keys, name === 'Encrypt');
    };
    Object.assign(
      members,
      member(
        'ExpressionExtensions',
        `static byte[] ${name}(this byte[] input, string alg, byte[] key, byte[] iv)`,
        {
          withCall: (
            { runtime }: Call,
            input: Uint8Array | null,
            algorithm: string | null,
            key: Uint8Array | null,
            vector: Uint8Array | null,
          ) => run(input, create(algorithm, runtime), key, vector),
        },
      ),
    );
    for (const keys of ['', ', byte[] key, byte[] iv'] as const) {
      Object.assign(
        members,
        member(
          'ExpressionExtensions',
          `static byte[] ${name}(this byte[] input, SymmetricAlgorithm alg${keys})`,
          (
            input: Uint8Array | null,
            algorithm: SymmetricAlgorithm | null,
            key?: Uint8Array | null,
            vector?: Uint8Array | null,
          ) => run(input, algorithm, key, vector),
        ),
      );
    }
  }
  return members;
}

export const cipherExtensions: Readonly<Record<string, Implementation>> = operations();

const algorithmType = define({
  declaration: `class ${NAMESPACE}.SymmetricAlgorithm : IDisposable`,
  members: {
    'static SymmetricAlgorithm Create(string algName)': {
      withCall: ({ runtime }: Call, name: string | null) => create(name, runtime),
    },
    'byte[] Key': ({ secret }: SymmetricAlgorithm) => secret.slice(),
    'set byte[] Key': (algorithm: SymmetricAlgorithm, key: Uint8Array | null) => {
      if (key === null) throw argumentNull('value');
      if (algorithm.cipher.keySizes[key.length] === undefined) {
        throw cryptographic('Specified key is not a valid size for this algorithm.');
      }
      algorithm.secret = key.slice();
    },
    'byte[] IV': ({ vector }: SymmetricAlgorithm) => vector.slice(),
    'set byte[] IV': (algorithm: SymmetricAlgorithm, vector: Uint8Array | null) => {
      if (vector === null) throw argumentNull('value');
      if (vector.length !== algorithm.cipher.blockSize) {
        throw cryptographic(
          'Specified initialization vector (IV) does not match the block size for this algorithm.',
        );
      }
      algorithm.vector = vector.slice();
    },
    'CipherMode Mode': ({ mode }: SymmetricAlgorithm) => mode,
    'set CipherMode Mode': (algorithm: SymmetricAlgorithm, mode: EnumValue) => {
      algorithm.mode = mode;
    },
    'PaddingMode Padding': ({ padding }: SymmetricAlgorithm) => padding,
    'set PaddingMode Padding': (algorithm: SymmetricAlgorithm, padding: EnumValue) => {
      algorithm.padding = padding;
    },
    'int KeySize': ({ secret }: SymmetricAlgorithm) => secret.length * 8,
    'int BlockSize': ({ cipher }: SymmetricAlgorithm) => cipher.blockSize * 8,
    'void Clear()': () => undefined,
  },
  missing:
    'CreateDecryptor CreateEncryptor FeedbackSize GenerateIV GenerateKey KeySize LegalBlockSizes LegalKeySizes ValidKeySize',
});

export const cipherTypes: readonly TypeDefinition[] = [
  algorithmType,
  CipherMode.definition,
  PaddingMode.definition,
];
