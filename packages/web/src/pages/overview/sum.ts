import { type BotFigures, type Figures, metrics } from '@turnout/contract';

export type Sum = { period: Figures; previous: Figures | undefined; activeUsers: number[] };

/** Bots together. People of different bots are different users, so the sum is right by definition (metrics.md). */
export function sumBots(bots: readonly BotFigures[], buckets: number): Sum {
  const add = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const figures = (of: (bot: BotFigures) => Figures | undefined): Figures => {
    const total = { activeUsers: 0, newUsers: 0, totalUsers: 0, messagesReceived: 0, messagesSent: 0 };
    for (const metric of metrics) total[metric] = add(bots.map((bot) => of(bot)?.[metric] ?? 0));
    return total;
  };
  return {
    period: figures(({ period }) => period),
    previous: bots.some(({ previous }) => previous !== undefined) ? figures(({ previous }) => previous) : undefined,
    activeUsers: Array.from({ length: buckets }, (_, at) => add(bots.map(({ series }) => series.activeUsers[at] ?? 0))),
  };
}
