import { Link } from '@tanstack/react-router';
import { SkipLink } from '../focus/skip-link.tsx';
import { Mark } from '../theme/icons.tsx';
import { SchemeToggle } from '../theme/scheme-toggle.tsx';
import { useLanguage } from '../words/words.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LanguageMenu } from './language-menu.tsx';

type TopBarProps = {
  hasOthers?: boolean;
  /** The bot that the page is about. */
  bot?: string | undefined;
};

export function TopBar({ hasOthers = false, bot }: TopBarProps) {
  const { words } = useLanguage();
  return (
    <header className="top-bar">
      <SkipLink />
      <Link to="/" className="brand" search={{ list: true }} aria-label={words.product}>
        <Mark />
        <span className="brand-name">{words.product}</span>
      </Link>
      {hasOthers && (
        <Link to="/" className="link" search={{ list: true }}>
          {words.header.allBots}
        </Link>
      )}
      {bot !== undefined && (
        <Link to="/b/$bot/connect" className="link" params={{ bot }} data-testid="to-connect">
          {words.connect.title}
        </Link>
      )}
      <span className="spring" />
      <LanguageMenu />
      <SchemeToggle />
      <AccountMenu />
    </header>
  );
}
