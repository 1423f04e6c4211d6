import { Menu } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useSession, useSignOut } from '../api/session.ts';
import { forgetDrafts } from '../notes/kept-drafts.ts';
import { PersonIcon } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';

/** Who is signed in, and the way out; nothing where nobody has to sign in. */
export function AccountMenu() {
  const { words } = useLanguage();
  const navigate = useNavigate();
  const session = useSession();
  const signOut = useSignOut(() => {
    forgetDrafts();
    void navigate({ to: '/sign-in' });
  });
  const user = session.data?.user;
  if (user === undefined || user === null) return null;
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={words.header.account} data-testid="account">
          <PersonIcon />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{user.email}</Menu.Label>
        <Menu.Item data-testid="sign-out" onClick={() => signOut.mutate(undefined)}>
          {words.header.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
