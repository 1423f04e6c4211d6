import { createRootRoute, createRoute, createRouter, Outlet, retainSearchParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { languageSearch, useAddressLanguage } from './address/language.ts';
import { type OverviewSearch, overviewSearch } from './address/overview-search.ts';
import { parseSearch, stringifySearch, type ViewSearch, viewSearch } from './address/search.ts';
import { useKeptFocus } from './focus/use-kept-focus.ts';
import { BotPage } from './pages/bot/bot-page.tsx';
import { BotsPage } from './pages/bots-page.tsx';
import { NotFound } from './pages/states.tsx';
import { LanguageProvider, Speaker } from './words/words.tsx';

const SignInPage = lazy(() => import('./pages/sign-in-page.tsx'));
const ConnectPage = lazy(() => import('./connect/connect-page.tsx'));
const SetupPage = lazy(() => import('./pages/setup-page.tsx'));

const root = createRootRoute({
  validateSearch: languageSearch,
  // The language goes along from page to page.
  search: { middlewares: [retainSearchParams(['lang'])] },
  component: function Root() {
    useKeptFocus();
    return (
      <Speaker language={useAddressLanguage()}>
        <LanguageProvider timezone="UTC">
          <Suspense>
            <Outlet />
          </Suspense>
        </LanguageProvider>
      </Speaker>
    );
  },
  notFoundComponent: NotFound,
});

const bots = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: Record<string, unknown>): OverviewSearch => overviewSearch.parse(search),
  component: BotsPage,
});

const bot = createRoute({
  getParentRoute: () => root,
  path: '/b/$bot',
  validateSearch: (search: Record<string, unknown>): ViewSearch => viewSearch.parse(search),
  component: function Bot() {
    const id = bot.useParams().bot;
    return <BotPage key={id} bot={id} />;
  },
});

const connect = createRoute({
  getParentRoute: () => root,
  path: '/b/$bot/connect',
  validateSearch: ({ via }: Record<string, unknown>): { via?: string } => (typeof via === 'string' ? { via } : {}),
  component: function Connect() {
    const id = connect.useParams().bot;
    return <ConnectPage key={id} bot={id} via={connect.useSearch().via} />;
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => nextIn(search),
  component: function SignIn() {
    // Once more, see `useViewSearch`.
    return <SignInPage next={nextIn(signIn.useSearch()).next ?? '/'} />;
  },
});

/** Only addresses of this site: `//elsewhere` would lead away. */
function nextIn({ next }: Record<string, unknown>): { next?: string } {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? { next } : {};
}

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: ({ token }: Record<string, unknown>): { token?: string } =>
    typeof token === 'string' ? { token } : {},
  component: function Setup() {
    return <SetupPage token={setup.useSearch().token ?? ''} />;
  },
});

export const router = createRouter({
  routeTree: root.addChildren([bots, bot, connect, signIn, setup]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  // A declaration that merges with the library's: only an interface can.
  // biome-ignore lint/style/useConsistentTypeDefinitions: see above.
  interface Register {
    router: typeof router;
  }
}
