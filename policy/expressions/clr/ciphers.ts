/** `Encrypt` and `Decrypt`: a symmetric cipher by its .NET name, as `SymmetricAlgorithm.Create(name)` makes it: CBC, PKCS #7. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { argumentNull, ClrException } from '../errors.ts';

type Cipher = {
  /** Bytes of a key → what OpenSSL calls it. */
  readonly keys: Readonly<Record<number, string>>;
  readonly block: number;
};

const AES: Cipher = {
  keys: { 16: 'aes-128-cbc', 24: 'aes-192-cbc', 32: 'aes-256-cbc' },
  block: 16,
};
const TRIPLE_DES: Cipher = { keys: { 16: 'des-ede-cbc', 24: 'des-ede3-cbc' }, block: 8 };

/** .NET compares these names without case. */
const CIPHERS: ReadonlyMap<string, Cipher> = new Map([
  ['aes', AES],
  ['aesmanaged', AES],
  ['aescryptoserviceprovider', AES],
  ['rijndael', AES],
  ['rijndaelmanaged', AES],
  ['tripledes', TRIPLE_DES],
  ['3des', TRIPLE_DES],
]);

export function encrypt(
  input: Uint8Array | null,
  name: string | null,
  key: Uint8Array | null,
  iv: Uint8Array | null,
): Uint8Array {
  const { algorithm, secret, vector, bytes } = prepare(input, name, key, iv);
  const cipher = createCipheriv(algorithm, secret, vector);
  return joined(cipher.update(bytes), cipher.final());
}

export function decrypt(
  input: Uint8Array | null,
  name: string | null,
  key: Uint8Array | null,
  iv: Uint8Array | null,
): Uint8Array {
  const { algorithm, secret, vector, bytes } = prepare(input, name, key, iv);
  const decipher = createDecipheriv(algorithm, secret, vector);
  try {
    return joined(decipher.update(bytes), decipher.final());
  } catch {
    throw cryptographic('Padding is invalid and cannot be removed.');
  }
}

function prepare(
  input: Uint8Array | null,
  name: string | null,
  key: Uint8Array | null,
  iv: Uint8Array | null,
) {
  if (input === null) throw argumentNull('input');
  if (name === null) throw argumentNull('alg');
  if (key === null) throw argumentNull('key');
  if (iv === null) throw argumentNull('iv');
  const cipher = CIPHERS.get(name.toLowerCase());
  if (cipher === undefined)
    throw new ClrException(
      'System.NotSupportedException',
      `The local gateway has no cipher "${name}", only Aes and TripleDES.`,
    );
  const algorithm = cipher.keys[key.length];
  if (algorithm === undefined)
    throw cryptographic('Specified key is not a valid size for this algorithm.');
  if (iv.length !== cipher.block)
    throw cryptographic(
      'Specified initialization vector (IV) does not match the block size for this algorithm.',
    );
  return { algorithm, secret: key, vector: iv, bytes: input };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([one, other]));
}

function cryptographic(message: string): ClrException {
  return new ClrException('System.Security.Cryptography.CryptographicException', message);
}
