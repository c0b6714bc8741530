/** The schema of scenarios, compiled. A bundle holds the code in place of this module: see ../config/compile.ts. */
import { ajv } from '../config/compile.ts';
import schema from '../scenario.schema.json' with { type: 'json' };

export const validate = ajv.compile(schema);
