/**
 * The provider process. Writes one line of JSON with its sockets when it is ready, then one line for each request
 * to Azure, and ends when its standard input does: with its parent, however that ends.
 */
import { serveProviders } from './serve-providers.ts';

const providers = await serveProviders({
  environment: process.env,
  fetch,
  now: Date.now,
  log: (line) => process.stdout.write(`${line}\n`),
});
// A Ctrl-C reaches every process of the terminal. Terraform is the one to answer it, by stopping its calls
// here and then asking for what it needs to write the state; the real providers ignore the signal as well.
process.on('SIGINT', () => {});
// With its parent gone nobody reads the log; that must not keep the process from ending in order.
process.stdout.on('error', () => {});
process.stdin.resume().once('close', end);
process.once('SIGTERM', end);
process.stdout.write(`${JSON.stringify(providers.sockets)}\n`);

function end(): void {
  providers.close();
  process.exit();
}
