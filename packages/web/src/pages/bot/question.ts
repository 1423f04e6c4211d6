import type { Granularity, UsageQuestion } from '@turnout/contract';
import type { ViewSearch } from '../../address/search.ts';
import { allowsGranularity, automaticGranularity } from '../../period/granularity.ts';
import { defaultPreset, type Life, type Period, type Preset, resolvePreset } from '../../period/presets.ts';

/** What the address asks, with everything it leaves open decided. */
export type View = {
  question: UsageQuestion;
  /** The named period shown; undefined for one from a day to a day. */
  preset: Preset | undefined;
  period: Period;
  /** Chosen by the reader; undefined while automatic. */
  granularity: Granularity | undefined;
  automatic: Granularity;
  compares: boolean;
};

export function viewFor(search: ViewSearch, life: Life): View {
  const custom =
    search.from !== undefined && search.to !== undefined ? { from: search.from, to: search.to } : undefined;
  const preset = custom === undefined ? (search.period ?? defaultPreset(life)) : undefined;
  const period = custom ?? resolvePreset(preset ?? defaultPreset(life), life);
  const automatic = automaticGranularity(period);
  const chosen = search.granularity;
  const granularity = chosen !== undefined && allowsGranularity(chosen, period) ? chosen : undefined;
  return {
    question: { ...period, granularity: granularity ?? automatic, platforms: search.platform ?? [] },
    preset,
    period,
    granularity,
    automatic,
    compares: search.compare === 'previous',
  };
}
