/** Two of the moments that `npm run bench -- cancel` tries 40 of: the signal that Terraform answers, and the end of everything at once. */
import { after, before, test } from 'node:test';
import { assertKept, type Stage, setStage } from './moments.ts';

let stage: Stage;
before(async () => {
  stage = await setStage();
});
after(() => stage?.close());

for (const [way, requests] of [
  ['SIGTERM', 72],
  ['tree', 80],
] as const) {
  test(`${way} in the middle of an apply leaves no lock, and the next run takes over what was made`, async () => {
    assertKept(await stage.try({ way, requests, later: 60 }));
  });
}
