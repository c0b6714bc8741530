/** Reading policy documents: see reader.ts for how. */
export { expressionsIn } from './csharp.ts';
export { type FaultKind, PolicyError, PolicyErrors, type Position } from './errors.ts';
export { readDocument, readElements } from './reader.ts';
export {
  attributeOf,
  type PolicyComment,
  type PolicyElement,
  type PolicyValue,
} from './tree.ts';
export { xmlFault } from './well-formed.ts';
