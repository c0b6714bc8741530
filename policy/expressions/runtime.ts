/** What an evaluation needs of the world. Handed in, so that a simulation decides time and chance. */
export type Runtime = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Uniform in [0, 1). */
  random(): number;
  /** A new GUID in the form `xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx`. */
  guid(): string;
};
