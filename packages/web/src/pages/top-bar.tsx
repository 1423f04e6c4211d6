import { Link } from '@tanstack/react-router';
import type { BotSummary } from '@turnout/contract';
import { Mark } from '../theme/icons.tsx';
import { SchemeToggle } from '../theme/scheme-toggle.tsx';
import { useLanguage } from '../words/words.tsx';
import { AccountMenu } from './account-menu.tsx';

type TopBarProps = { bot?: BotSummary | undefined; hasOthers?: boolean };

export function TopBar({ hasOthers = false }: TopBarProps) {
  const { words } = useLanguage();
  return (
    <header className="top-bar">
      <Link to="/" className="brand" search={{ list: true }}>
        <Mark />
        {words.product}
      </Link>
      {hasOthers && (
        <Link to="/" className="link" search={{ list: true }}>
          {words.header.allBots}
        </Link>
      )}
      <span className="spring" />
      <SchemeToggle />
      <AccountMenu />
    </header>
  );
}
