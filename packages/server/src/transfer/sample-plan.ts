/** How many write to the bot for the first time in a month, and how many who had written in an earlier one are back. */
export type MonthPlan = { month: string; newUsers: number; returning: number };
export type PlatformPlan = { platform: string; seed: number; hours: readonly number[]; months: readonly MonthPlan[] };

/** How likely a conversation starts in each hour of the day: office hours on the site, evenings on the phone. */
const siteHours = [3, 2, 1, 1, 1, 1, 3, 8, 18, 30, 36, 35, 30, 28, 32, 34, 35, 34, 36, 40, 40, 30, 18, 7];
const phoneHours = [6, 3, 1, 1, 1, 1, 3, 8, 14, 19, 23, 24, 23, 21, 22, 24, 27, 32, 40, 50, 54, 48, 32, 14];

/**
 * The figures of the sample, decided first; the messages are made to fit them. January 2022 is the reference example:
 * WhatsApp has 9 + 21 + 37 = 67 users before it, 67 + 406 = 473 after it, and 406 + 10 = 416 active in it; webchat
 * 52, 52 + 17 = 69 and 17 + 12 = 29. The bot moves to WhatsApp in October, a campaign makes January its first big month.
 */
export const samplePlan: readonly PlatformPlan[] = [
  {
    platform: 'webchat',
    seed: 20210802,
    hours: siteHours,
    months: [
      { month: '2021-08', newUsers: 9, returning: 0 },
      { month: '2021-09', newUsers: 10, returning: 3 },
      { month: '2021-10', newUsers: 11, returning: 6 },
      { month: '2021-11', newUsers: 11, returning: 8 },
      { month: '2021-12', newUsers: 11, returning: 9 },
      { month: '2022-01', newUsers: 17, returning: 12 },
      { month: '2022-02', newUsers: 18, returning: 14 },
      { month: '2022-03', newUsers: 20, returning: 17 },
      { month: '2022-04', newUsers: 21, returning: 19 },
      { month: '2022-05', newUsers: 23, returning: 22 },
      { month: '2022-06', newUsers: 24, returning: 25 },
    ],
  },
  {
    platform: 'whatsapp',
    seed: 20211018,
    hours: phoneHours,
    months: [
      { month: '2021-10', newUsers: 9, returning: 0 },
      { month: '2021-11', newUsers: 21, returning: 3 },
      { month: '2021-12', newUsers: 37, returning: 7 },
      { month: '2022-01', newUsers: 406, returning: 10 },
      { month: '2022-02', newUsers: 171, returning: 64 },
      { month: '2022-03', newUsers: 189, returning: 83 },
      { month: '2022-04', newUsers: 208, returning: 104 },
      { month: '2022-05', newUsers: 226, returning: 127 },
      { month: '2022-06', newUsers: 247, returning: 151 },
    ],
  },
];

const weekdayWeights = [6, 10, 11, 11, 10, 10, 7];

/** WhatsApp opened on 18 October; its campaign of Monday 10 January drew people for two weeks, fewer every day. */
const launchDay = '2021-10-18';
export const campaignDay = '2022-01-10';
const campaignWeights = [62, 54, 47, 42, 38, 36, 34, 32, 29, 26, 23, 20, 18, 16, 14, 13, 12, 11, 11, 10, 10, 10];

/** How likely a user of the month is active on each of its days, from the first. */
export function dayWeights(platform: string, month: string): number[] {
  const weights: number[] = [];
  for (let dayMs = Date.parse(`${month}-01T00:00:00Z`); ; dayMs += 86_400_000) {
    const date = new Date(dayMs);
    const day = date.toISOString().slice(0, 10);
    if (!day.startsWith(month)) return weights;
    const weekday = weekdayWeights[date.getUTCDay()] ?? 0;
    const isClosed = platform === 'whatsapp' && day < launchDay;
    const inCampaign = platform === 'whatsapp' && month === '2022-01';
    const draw = inCampaign ? (campaignWeights[date.getUTCDate() - Number(campaignDay.slice(8))] ?? 6) : 10;
    weights.push(isClosed ? 0 : weekday * draw);
  }
}
