import {
  type Comparison,
  granularities,
  localDate,
  platformSlug,
  retentionGranularities,
  usageQuestion,
} from '@turnout/contract';
import { z } from 'zod';
import { type Preset, presets } from '../period/presets.ts';

/** The period, in the address of every page that has one. */
export const periodFields = {
  period: z.enum(presets).optional().catch(undefined),
  from: localDate.optional().catch(undefined),
  to: localDate.optional().catch(undefined),
};

type PeriodFields = { period?: Preset | undefined; from?: string | undefined; to?: string | undefined };

/** From a day to a day, or a named period, or neither. */
export const periodIn = ({ period, from, to }: PeriodFields): { from: string; to: string } | { period?: Preset } =>
  from !== undefined && to !== undefined && from <= to ? { from, to } : period !== undefined ? { period } : {};

/**
 * What the address of a bot's page says, named as in the usage API: `period` or `from` and `to`, `granularity`,
 * `platform` (repeated), `compare`; `cohorts` and `hours` of the charts that can be switched; and `patterns`. What makes no sense is dropped, never an error: addresses get mangled on their way.
 */
export const viewSearch = z
  .object({
    ...periodFields,
    granularity: z.enum(granularities).optional().catch(undefined),
    platform: z
      .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(platformSlug))
      .optional()
      .catch(undefined),
    compare: usageQuestion.shape.compare.catch(undefined),
    cohorts: z.enum(retentionGranularities).optional().catch(undefined),
    hours: z.literal('sent').optional().catch(undefined),
    patterns: z.literal('1').optional().catch(undefined),
  })
  .transform(({ period, from, to, granularity, platform, compare, cohorts, hours, patterns }) => ({
    ...periodIn({ period, from, to }),
    ...(granularity !== undefined && { granularity }),
    ...(platform !== undefined && platform.length > 0 && { platform: [...new Set(platform)].sort() }),
    ...(compare !== undefined && { compare }),
    ...(cohorts !== undefined && { cohorts }),
    ...(hours !== undefined && { hours }),
    ...(patterns !== undefined && { patterns }),
  }));
export type ViewSearch = {
  period?: (typeof presets)[number];
  from?: string;
  to?: string;
  granularity?: (typeof granularities)[number];
  platform?: string[];
  compare?: Comparison;
  /** How the retention triangle is cut, where the reader chose. */
  cohorts?: (typeof retentionGranularities)[number];
  /** The heat map shows messages received unless this says otherwise. */
  hours?: 'sent';
  /** Platforms are told apart by pattern, too. */
  patterns?: '1';
};

/** `?platform=a&platform=b` → `{ platform: ['a', 'b'] }`; plain words, no JSON in addresses that people read and share. */
export function parseSearch(text: string): Record<string, string | string[]> {
  const params = new URLSearchParams(text);
  const entries = [...new Set(params.keys())].map((key): [string, string | string[]] => {
    const values = params.getAll(key);
    return [key, values.length > 1 ? values : (values[0] ?? '')];
  });
  return Object.fromEntries(entries);
}

export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [value].flat().map((one) => [key, String(one)]),
  );
  const text = new URLSearchParams(pairs).toString();
  return text === '' ? '' : `?${text}`;
}
