/** Making models and judging them: fine-tuning, graders, evaluations. */
import { type Dialect, get, post, type Row, remove } from './operation.ts';

const JOB = '/fine_tuning/jobs/{fine_tuning_job_id}';
const COPY = `${JOB}/checkpoints/{fine_tuning_checkpoint_id}/copy`;
const PERMISSIONS = '/fine_tuning/checkpoints/{fine_tuned_model_checkpoint}/permissions';
const EVAL = '/evals/{eval_id}';
const RUN = `${EVAL}/runs/{run_id}`;

/** Of Azure alone, and of v1 alone. */
const V1: readonly Dialect[] = ['v1'];

export const TRAINING: readonly Row[] = [
  get('list-fine-tuning-jobs', '/fine_tuning/jobs', 'List fine-tuning jobs'),
  // Its model is one of the catalogue, no deployment.
  post('create-fine-tuning-job', '/fine_tuning/jobs', 'Start to train a model'),
  get('get-fine-tuning-job', JOB, 'Get the state of a job'),
  post('cancel-fine-tuning-job', `${JOB}/cancel`, 'Stop a job', { bodies: [] }),
  post('pause-fine-tuning-job', `${JOB}/pause`, 'Pause a job', { bodies: [] }),
  post('resume-fine-tuning-job', `${JOB}/resume`, 'Go on with a job', { bodies: [] }),
  get('list-fine-tuning-events', `${JOB}/events`, 'List what happened in a job'),
  get('list-fine-tuning-checkpoints', `${JOB}/checkpoints`, 'List the checkpoints of a job'),
  post('copy-fine-tuning-checkpoint', COPY, 'Copy a checkpoint to an account', { dialects: V1 }),
  get('get-fine-tuning-checkpoint-copy', COPY, 'Get how far a copy is', { dialects: V1 }),
  get('list-checkpoint-permissions', PERMISSIONS, 'List who may use a checkpoint'),
  post('create-checkpoint-permissions', PERMISSIONS, 'Let projects use a checkpoint'),
  remove(
    'delete-checkpoint-permission',
    `${PERMISSIONS}/{permission_id}`,
    'Take such a permission back',
  ),
  post('run-grader', '/fine_tuning/alpha/graders/run', 'Try a grader'),
  post('validate-grader', '/fine_tuning/alpha/graders/validate', 'Check a grader'),

  get('list-evals', '/evals', 'List evaluations'),
  post('create-eval', '/evals', 'Make an evaluation'),
  get('get-eval', EVAL, 'Get an evaluation'),
  post('update-eval', EVAL, 'Change an evaluation'),
  remove('delete-eval', EVAL, 'Delete an evaluation'),
  get('list-eval-runs', `${EVAL}/runs`, 'List the runs of an evaluation'),
  post('create-eval-run', `${EVAL}/runs`, 'Start a run'),
  get('get-eval-run', RUN, 'Get the state of a run'),
  post('cancel-eval-run', `${RUN}/cancel`, 'Stop a run', { bodies: [] }),
  remove('delete-eval-run', RUN, 'Delete a run'),
  get('list-eval-run-output-items', `${RUN}/output_items`, 'List what came of a run'),
  get('get-eval-run-output-item', `${RUN}/output_items/{output_item_id}`, 'Get one result of it'),
];
