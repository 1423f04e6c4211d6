import { Menu } from '@mantine/core';
import type { UsageQuestion } from '@turnout/contract';
import { useState } from 'react';
import { useViewSearch } from '../address/use-view-search.ts';
import { usePatternChoice } from '../patterns/choice.tsx';
import { CheckIcon, ShareIcon } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';
import { copyText } from './clipboard.ts';
import { csvAddress, linkTo } from './link.ts';

type ShareProps = { bot: string; question: UsageQuestion };

/** The whole view to take away: as a link, as a table, on paper; and patterns, for paper without colours. */
export function ShareMenu({ bot, question }: ShareProps) {
  const { words, dates, language } = useLanguage();
  const [search] = useViewSearch();
  const patterns = usePatternChoice();
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState<string>();
  const copyLink = async () => {
    const view = { question, search, lang: language, isPatterned: patterns.isOn };
    const isCopied = await copyText(linkTo(new URL(location.href), view));
    setSaid(isCopied ? words.takeaway.copied : words.takeaway.notCopied);
  };
  const toggle = (opened: boolean) => {
    setIsOpen(opened);
    setSaid(undefined);
  };
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      shadow="md"
      width={280}
      opened={isOpen}
      onChange={toggle}
    >
      <Menu.Target>
        <button type="button" className="control" aria-label={words.takeaway.share} data-testid="share">
          <ShareIcon />
          <span className="control-text">{words.takeaway.share}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item data-testid="share-link" closeMenuOnClick={false} onClick={copyLink}>
          {words.takeaway.link}
          <span className="share-note" role="status">
            {said} {words.takeaway.linkNote(dates.span(question.from, question.to))}
          </span>
        </Menu.Item>
        <Menu.Item component="a" href={csvAddress(bot, question)} download data-testid="share-csv">
          {words.takeaway.view}
        </Menu.Item>
        <Menu.Item
          data-testid="share-print"
          // Once the menu is gone and has given the focus back.
          onClick={() => setTimeout(() => print(), 250)}
        >
          {words.takeaway.print}
        </Menu.Item>
        <Menu.Divider />
        <Menu.CheckboxItem
          checked={patterns.isOn}
          checkIcon={<CheckIcon />}
          data-testid="share-patterns"
          onChange={patterns.choose}
        >
          {words.takeaway.patterns}
        </Menu.CheckboxItem>
      </Menu.Dropdown>
    </Menu>
  );
}
