import { Popover } from '@mantine/core';
import { useLanguage } from '../words/words.tsx';
import { InfoIcon } from './icons.tsx';

/** What a number counts, one tap away from its title. The focus goes along, so that it is read out and Escape closes it. */
export function Definition({ subject, paragraphs }: { subject: string; paragraphs: readonly string[] }) {
  const { words } = useLanguage();
  return (
    <Popover width={300} position="bottom-start" shadow="md" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className="icon-button"
          aria-label={words.figures.definition(subject)}
          data-testid="definition"
        >
          <InfoIcon />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.figures.definition(subject)}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph} className="definition">
            {paragraph}
          </p>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
