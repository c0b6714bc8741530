/** Secrets for realtime sessions. The sessions themselves are WebSockets or WebRTC, which no account here speaks. */
import { isObject, numberAt, objectAt, textAt } from '../json.ts';
import { deploymentOf, type Operation, secondsOf } from './call.ts';
import { missingParameter } from './errors.ts';
import { checkParameters } from './parameters.ts';

const TEN_MINUTES = 600;

export const realtimeOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/realtime/client_secrets',
    dialects: ['v1'],
    action: 'deployments/realtime/action',
    answer(call) {
      const { state } = call;
      const body = call.json();
      checkParameters(body, { expires_after: 'object', session: 'object' });
      if (!isObject(body.session)) throw missingParameter('session');
      const deployment = deploymentOf(call, textAt(body, 'session', 'model'));
      const seconds = numberAt(body, 'expires_after', 'seconds') ?? TEN_MINUTES;
      const expires = secondsOf(state) + seconds;
      return {
        value: state.ids.next('ek_'),
        expires_at: expires,
        session: {
          id: state.ids.next('sess_', 24),
          object: 'realtime.session',
          type: 'realtime',
          expires_at: 0,
          ...objectAt(body, 'session'),
          model: deployment.model,
        },
      };
    },
  },
];
