import { SingleBar } from 'cli-progress';
import type { CommandEvent } from '../product/command.ts';
import type { Shell } from './shell.ts';

type Progress = Extract<CommandEvent, { type: 'progress' }>;

export type ProgressView = { show(progress: Progress): void; clear(): void };

/** Elsewhere than on a terminal one line in so many seconds is enough. */
const lineEveryMs = 5000;

/** On a terminal a bar with rate and remaining time, elsewhere plain lines now and then. */
export function createProgressView(stream: Shell['errors']): ProgressView {
  let phase = '';
  let startedAt = 0;
  let shownAt = 0;
  let bar: SingleBar | undefined;

  const clear = () => {
    bar?.stop();
    bar = undefined;
  };
  const describe = (progress: Progress) => describeProgress(progress, performance.now() - startedAt);
  const showBar = (progress: Progress) => {
    if (bar === undefined) {
      const format = (_options: unknown, _params: unknown, payload: { text: string }) => payload.text;
      bar = new SingleBar({ stream, format, clearOnComplete: true, hideCursor: true, fps: 10 });
      bar.start(1, 0, { text: describe(progress) });
    }
    bar.update(progress.fraction ?? 0, { text: describe(progress) });
  };

  return {
    show(progress) {
      const now = performance.now();
      if (progress.phase !== phase) {
        clear();
        phase = progress.phase;
        startedAt = now;
        shownAt = now;
      }
      if (stream.isTTY === true) showBar(progress);
      else if (now - shownAt >= lineEveryMs) {
        shownAt = now;
        stream.write(`${describe(progress)}\n`);
      }
    },
    clear,
  };
}

const barWidth = 20;

/** "Importing █████░░░░░ 25 %, 1,200,000 rows, 410,000 rows/s, 8 s left" */
export function describeProgress({ phase, fraction, count, unit }: Progress, elapsedMs: number): string {
  const seconds = elapsedMs / 1000;
  const parts = [`${count.toLocaleString('en')} ${unit}`];
  if (seconds >= 1) parts.push(`${Math.round(count / seconds).toLocaleString('en')} ${unit}/s`);
  if (fraction === undefined) return `${phase} ${parts.join(', ')}`;
  const part = Math.min(Math.max(fraction, 0), 1);
  if (part > 0 && seconds >= 1) parts.push(`${describeSeconds((seconds / part) * (1 - part))} left`);
  const full = Math.round(part * barWidth);
  return `${phase} ${'█'.repeat(full)}${'░'.repeat(barWidth - full)} ${Math.floor(part * 100)} %, ${parts.join(', ')}`;
}

function describeSeconds(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  return seconds < 3600 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
