import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/retried.ts
async function retried(attempt, pauseAfter, sleep) {
  for (let tries = 1; ; tries += 1) {
    let pause;
    try {
      return await attempt();
    } catch (error) {
      pause = pauseAfter(error, tries);
    }
    await sleep(pause);
  }
}

export {
  retried
};
