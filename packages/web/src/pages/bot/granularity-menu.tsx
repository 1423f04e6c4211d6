import { Menu } from '@mantine/core';
import { type Granularity, granularities } from '@turnout/contract';
import { allowsGranularity } from '../../period/granularity.ts';
import type { Period } from '../../period/presets.ts';
import { CheckIcon, ChevronIcon } from '../../theme/icons.tsx';
import { useLanguage } from '../../words/words.tsx';

type GranularityMenuProps = {
  chosen: Granularity | undefined;
  automatic: Granularity;
  period: Period;
  onChange(granularity: Granularity | undefined): void;
};

export function GranularityMenu({ chosen, automatic, period, onChange }: GranularityMenuProps) {
  const { words } = useLanguage();
  const name = words.granularities[chosen ?? automatic];
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md" width={220}>
      <Menu.Target>
        <button
          type="button"
          className="control"
          data-testid="granularity"
          aria-label={`${words.header.granularity}: ${name}`}
        >
          {name}
          <ChevronIcon />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          data-testid="granularity-auto"
          rightSection={chosen === undefined && <CheckIcon />}
          onClick={() => onChange(undefined)}
        >
          {words.header.automaticIs(words.granularities[automatic])}
        </Menu.Item>
        {granularities.map((granularity) => {
          const isAllowed = allowsGranularity(granularity, period);
          return (
            <Menu.Item
              key={granularity}
              data-testid={`granularity-${granularity}`}
              disabled={!isAllowed}
              rightSection={chosen === granularity ? <CheckIcon /> : !isAllowed && words.header.hourLimit}
              onClick={() => onChange(granularity)}
            >
              {words.granularities[granularity]}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
