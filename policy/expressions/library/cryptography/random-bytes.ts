/**
 * `RNGCryptoServiceProvider`: bytes of the chance that the runtime hands in, as all of an evaluation's chance.
 * `RandomNumberGenerator`, its base class in .NET, is not among the types that API Management allows.
 */
import { argumentNull } from '../../errors.ts';
import type { Runtime } from '../../runtime.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import { ClrObject } from '../../types/values.ts';

export class RandomBytes extends ClrObject {
  get type(): Type {
    return named(randomBytesType);
  }
}

/** Bytes from `minimum` to 255. */
export function drawBytes(length: number, runtime: Runtime, minimum = 0): Uint8Array {
  const draw = () => minimum + Math.floor(runtime.random() * (256 - minimum));
  return Uint8Array.from({ length }, draw);
}

function fill(minimum: number) {
  return {
    withCall: (call: Call, _source: RandomBytes, bytes: Uint8Array | null) => {
      if (bytes === null) throw argumentNull('data');
      call.spend(bytes.length);
      bytes.set(drawBytes(bytes.length, call.runtime, minimum));
    },
  };
}

export const randomBytesType = define({
  declaration: 'class System.Security.Cryptography.RNGCryptoServiceProvider : IDisposable',
  members: {
    'new()': () => new RandomBytes(),
    'void GetBytes(byte[] data)': fill(0),
    'void GetNonZeroBytes(byte[] data)': fill(1),
  },
  missing: 'Create GetBytes new',
});
