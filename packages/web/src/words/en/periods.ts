import type { Granularity } from '@turnout/contract';
import type { Preset } from '../../period/presets.ts';

export const periods: Record<Preset, string> = {
  '7d': 'Last 7 days',
  '30d': 'Last 30 days',
  '90d': 'Last 90 days',
  month: 'This month',
  'last-month': 'Last month',
  '12m': 'Last 12 months',
  year: 'This year',
  all: 'Everything',
};

export const granularities: Record<Granularity, string> = {
  hour: 'By hour',
  day: 'By day',
  week: 'By week',
  month: 'By month',
  quarter: 'By quarter',
  year: 'By year',
};

/** Q1, Q2, Q3, Q4. */
export const quarterSign: string = 'Q';
