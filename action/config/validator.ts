/** The schema of `load-balancer.yml`, compiled. A bundle holds the code in place of this module: see compile.ts. */

import schema from '../config.schema.json' with { type: 'json' };
import { ajv } from './compile.ts';

export const validate = ajv.compile(schema);
