import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { createCommitClock } from './commit-clock.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('the laws, whatever the wall clock does', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ step: fc.constant('begin' as const) }),
      fc.record({ step: fc.constant('end' as const), which: fc.nat() }),
      fc.record({ step: fc.constant('seen' as const) }),
      fc.record({ step: fc.constant('pass' as const), ms: fc.integer({ min: -50, max: 50 }) }),
      fc.record({ step: fc.constant('startAfter' as const), ms: fc.integer({ min: 900, max: 1100 }) }),
    ),
    { maxLength: 60 },
  );

  test('stamps rise; what is seen is all that is over, and is never added to', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        let wallMs = 1000;
        const clock = createCommitClock({ now: () => wallMs });
        const underWay: number[] = [];
        let lastStamp = 0;
        let lastUntil = 0;
        let notBefore = 0;
        for (const step of walk) {
          if (step.step === 'pass') wallMs += step.ms;
          if (step.step === 'startAfter') {
            clock.startAfter(step.ms);
            notBefore = Math.max(notBefore, step.ms);
          }
          if (step.step === 'begin') {
            const stamp = clock.begin();
            expect(stamp).toBeGreaterThan(Math.max(lastStamp, lastUntil, notBefore));
            expect(stamp).toBeGreaterThanOrEqual(wallMs);
            underWay.push(stamp);
            lastStamp = stamp;
          }
          if (step.step === 'end' && underWay.length > 0) {
            clock.end(...(underWay.splice(step.which % underWay.length, 1) as [number]));
          }
          if (step.step === 'seen') {
            const seen = clock.seen();
            expect(seen.until).toBeGreaterThanOrEqual(Math.max(lastUntil, lastStamp, wallMs - 1));
            expect(seen.underWay).toEqual(underWay);
            lastUntil = seen.until;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test('a stamp never falls into what was seen, though the wall clock is set back', () => {
  let wallMs = 5000;
  const clock = createCommitClock({ now: () => wallMs });
  expect(clock.seen()).toEqual({ until: 4999, underWay: [] });
  wallMs = 1000;
  expect(clock.begin()).toBe(5000);
});

test('a stamp handed out early and ended late is all that is not seen', () => {
  const clock = createCommitClock({ now: () => 1000 });
  const [first, second] = [clock.begin(), clock.begin()];
  clock.end(second);
  expect(clock.seen()).toEqual({ until: second, underWay: [first] });
  clock.end(first);
  expect(clock.seen()).toEqual({ until: second, underWay: [] });
});
