import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  HASHICORP,
  installTerraform
} from "./chunk-I3SMB3IJ.js";
import "./chunk-EZDKBA72.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";
export {
  HASHICORP,
  installTerraform
};
