import type { Bucket, Counted, Granularity, Metric, Usage } from '@turnout/contract';
import { counterparts } from '../period/comparison.ts';
import { localDay } from '../period/local-day.ts';
import { type PlatformLook, platformLooks } from '../theme/platforms.ts';
import type { Layer } from './stack.ts';

/** What is drawn from left to right, and how far time has come in it. */
export type TimeView = {
  buckets: readonly Bucket[];
  granularity: Granularity;
  /** The bucket that contains `asOf`: it is still filling. */
  running: number | undefined;
  /** Buckets that have begun; the rest lies in the future and is not drawn. */
  begun: number;
};

/** An answer as the charts see it; made once per answer, shared by all of them. */
export type UsageView = TimeView & {
  usage: Usage;
  looks: ReadonlyMap<string, PlatformLook>;
  /** The bot had begun when the compared period ended: there is something to compare with. */
  hasBase: boolean;
  /** The timeline's window is being moved, and answers follow one another: nothing but values may change. */
  isMoving: boolean;
  /** Where in the compared period the counterpart of each bucket is. */
  counterparts: readonly (number | undefined)[];
};

/** One metric, ready to be stacked, in the order of the answer: the largest platform first, at the bottom. */
export type Group = {
  metric: Metric;
  layers: readonly (Layer & { period: number })[];
  totals: readonly number[];
  periodTotal: number;
  /** What the compared period had in each bucket's counterpart; undefined where there is none. */
  before: readonly (number | undefined)[] | undefined;
  periodBefore: number | undefined;
};

type Bot = {
  /** All of the bot's, so that a filter changes no colour. */
  platforms: readonly string[];
  firstDay: string | undefined;
  isMoving?: boolean;
};

export function createView(usage: Usage, { platforms, firstDay, isMoving = false }: Bot): UsageView {
  return {
    ...createTimeView(usage),
    usage,
    isMoving,
    hasBase: usage.previous !== undefined && firstDay !== undefined && usage.previous.to >= firstDay,
    counterparts: usage.previous === undefined ? [] : counterparts(usage, usage.previous, usage.granularity),
    looks: platformLooks([...new Set([...platforms, ...usage.platforms.map(({ platform }) => platform)])]),
  };
}

/** Any answer that is cut into buckets. */
type Cut = Pick<Usage, 'buckets' | 'granularity' | 'asOf' | 'timezone'>;

export function createTimeView(cut: Cut): TimeView {
  const { buckets, granularity } = cut;
  const now = moment(cut);
  return {
    buckets,
    granularity,
    running: runningBucket(cut),
    begun: buckets.filter(({ from }) => (granularity === 'hour' ? Date.parse(from) <= Date.parse(now) : from <= now))
      .length,
  };
}

/** The answer with its platforms in the order of another one, so that none changes places while the window moves. */
export function inOrderOf(usage: Usage, before: Usage | undefined): Usage {
  const order = new Map(before?.platforms.map(({ platform }, place) => [platform, place]));
  const placeOf = (platform: string) => order.get(platform) ?? order.size;
  return { ...usage, platforms: usage.platforms.toSorted((a, b) => placeOf(a.platform) - placeOf(b.platform)) };
}

export function groupOf({ usage, hasBase, counterparts }: UsageView, metric: Metric, compares: boolean): Group {
  const before: Counted | undefined = compares && hasBase ? usage.previous?.all : undefined;
  return {
    metric,
    layers: usage.platforms.map(({ platform, series, period }) => ({
      platform,
      values: series[metric],
      period: period[metric],
    })),
    totals: usage.all.series[metric],
    periodTotal: usage.all.period[metric],
    before: before && counterparts.map((place) => (place === undefined ? undefined : before.series[metric][place])),
    periodBefore: before?.period[metric],
  };
}

/** What bucket edges are compared with: the instant for hours, else the bot's local day. */
const moment = ({ asOf, granularity, timezone }: Cut): string =>
  granularity === 'hour' ? asOf : localDay(timezone, Date.parse(asOf));

function runningBucket(cut: Cut): number | undefined {
  const now = moment(cut);
  const index =
    cut.granularity === 'hour'
      ? cut.buckets.findIndex(
          ({ from, to }) => Date.parse(from) <= Date.parse(now) && Date.parse(now) <= Date.parse(to),
        )
      : cut.buckets.findIndex(({ from, to }) => from <= now && now <= to);
  return index < 0 ? undefined : index;
}
