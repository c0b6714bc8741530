/** Reading policy documents: see reader.ts for how. */
export { PolicyError, PolicyErrors, type Position } from './errors.ts';
export { type ReadOptions, readDocument } from './reader.ts';
export {
  attributeOf,
  type PolicyAttribute,
  type PolicyElement,
  type PolicyValue,
} from './tree.ts';
export { xmlFault } from './well-formed.ts';
