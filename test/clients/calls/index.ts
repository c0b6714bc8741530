/** Every call that the `openai` package can make and Azure has on one of its surfaces, in the order in which they are made. */
import { assisted } from './assistants.ts';
import type { Call } from './call.ts';
import { stored } from './files.ts';
import { generation } from './generation.ts';
import { trained } from './models.ts';
import { moving } from './moving.ts';
import { stateful } from './responses.ts';

export {
  type Call,
  imagined,
  MODELS,
  NotMade,
  nothingMade,
  SURFACES,
  type Surface,
  textFile,
} from './call.ts';

export const calls: readonly Call[] = [
  ...trained,
  ...generation,
  ...stateful,
  ...stored,
  ...assisted,
  ...moving,
];
