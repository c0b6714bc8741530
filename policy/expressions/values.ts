/** The values of policy expressions: a model of .NET's, which never hands out a JavaScript object's members. */

/** Replaced by the engine's closed union. */
export type Value = unknown;
