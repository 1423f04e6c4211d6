import { type SettingRule, settingTable } from '../setting-table.ts';
import { findSettings, type SettingSources, unknownSettings } from '../settings.ts';
import type { Finding } from './finding.ts';

/** Every setting, where its value is from, and what is wrong with it. Secrets are masked. */
export function examineSettings(sources: SettingSources): Finding[] {
  const about = 'settings';
  const unknown = unknownSettings(sources).map((says): Finding => ({ ok: false, about, says }));
  const known = findSettings(sources).map(({ name, value, from, fault }): Finding => {
    if (fault !== undefined) return { ok: false, about, says: fault };
    const { isSecret, fallback }: SettingRule = settingTable[name];
    if (value === undefined) return { ok: true, about, says: `${name} is ${fallback ?? 'not set'}` };
    return { ok: true, about, says: `${name} is ${isSecret === true ? '********' : value} (${from})` };
  });
  return [...unknown, ...known];
}
