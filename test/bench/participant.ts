/**
 * A process of the gateway's bench, `fork`ed with its part and the backends' URLs: the client, the backends, a proxy or a
 * gateway. It says once that it is ready, then answers questions until its parent disconnects.
 */
import { systemClock } from '../../policy/gateway/clock.ts';
import { createGateway } from '../../policy/gateway/index.ts';
import { serve } from '../../policy/gateway/serve.ts';
import { httpTransport } from '../../policy/gateway/transport.ts';
import { startBackends } from './backends.ts';
import { startProxy, startUndiciProxy } from './proxy.ts';
import { isServiceName, SERVICES } from './services.ts';
import { type Load, send } from './wire.ts';

/** To send a load, or to tell the microseconds of processor time that this process has used, garbage collection included. */
export type Question = { readonly load: Load } | 'processor time';

const [, , part = '', ...backends] = process.argv;
process.once('disconnect', () => process.exit());
process.on('message', async (question: Question) => {
  const { user, system } = process.cpuUsage();
  process.send?.(question === 'processor time' ? user + system : await send(question.load));
});
process.send?.(await start());

async function start(): Promise<readonly string[]> {
  if (part === 'client') return [];
  if (part === 'backends') return await startBackends(8);
  if (part === 'the bare proxy') return [(await startProxy(backends)).url];
  if (part === 'a proxy over undici') return [(await startUndiciProxy(backends)).url];
  if (!isServiceName(part)) throw new Error(`"${part}" is no service of services.ts`);
  const gateway = createGateway(SERVICES[part](backends), {
    clock: systemClock,
    random: Math.random,
    transport: httpTransport(),
    identityToken: async () => 'a-token-that-was-fetched-before',
  });
  return [(await serve(gateway)).url];
}
