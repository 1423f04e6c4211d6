import { afterAll, beforeAll, test } from 'vitest';
import { createBot } from './bot.ts';
import { plot, settled } from './dashboard.ts';
import { halfYear, openState, states } from './page-states.ts';
import { expectSound } from './soundness.ts';
import { openStage, type Stage } from './stage.ts';
import { startDemo } from './turnout.ts';

/** Every state of the page is looked at from phone to wide screen, light and dark. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage(startDemo());
  await createBot(stage.turnout, 'quiet', 'America/Havana', 'A bot that nobody has written to yet');
});
afterAll(() => stage.close());

test.each(states)('$state', { timeout: 120_000 }, async (state) => {
  await expectSound(await openState(stage, state));
});

test('on a phone that is touched', async () => {
  const page = await stage.open(`${halfYear}&compare=previous`, {
    width: 390,
    height: 844,
    hasTouch: true,
    isMobile: true,
  });
  await settled(page);
  await plot(page, 'messages').tap();
  await expectSound(page);
});
