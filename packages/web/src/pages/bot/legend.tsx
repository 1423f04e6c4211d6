import { Chip } from '../../patterns/chip.tsx';
import { Definition } from '../../theme/definition.tsx';
import type { PlatformLook } from '../../theme/platforms.ts';
import { useLanguage } from '../../words/words.tsx';

type LegendProps = {
  /** All of the bot's, whatever the filter. */
  platforms: readonly string[];
  looks: ReadonlyMap<string, PlatformLook> | undefined;
  /** Those shown; none chosen means all. */
  chosen: readonly string[];
  onChange(platforms: string[]): void;
};

/** Colours and filter in one: the first tap shows that platform alone, further taps add or take away. */
export function Legend({ platforms, looks, chosen, onChange }: LegendProps) {
  const { words } = useLanguage();
  const isShown = (platform: string) => chosen.length === 0 || chosen.includes(platform);
  const toggle = (platform: string) => {
    const next = chosen.includes(platform) ? chosen.filter((one) => one !== platform) : [...chosen, platform];
    onChange(next.length === platforms.length ? [] : next.toSorted());
  };
  return (
    <section className="legend" aria-label={words.platforms.label} data-testid="legend">
      {platforms.map((platform) => (
        <button
          key={platform}
          type="button"
          className="legend-item"
          aria-pressed={isShown(platform)}
          data-testid="legend-item"
          data-platform={platform}
          onClick={() => toggle(platform)}
        >
          <Chip platform={platform} colour={looks?.get(platform)?.colour} />
          {looks?.get(platform)?.name ?? platform}
        </button>
      ))}
      {chosen.length > 0 && (
        <button type="button" className="link" data-testid="legend-all" onClick={() => onChange([])}>
          {words.platforms.showAll}
        </button>
      )}
      {platforms.length === 0 && <span className="bone" style={{ width: 160, marginLeft: 8 }} />}
      <Definition subject={words.platforms.noteTitle} paragraphs={[words.platforms.note]} />
    </section>
  );
}
