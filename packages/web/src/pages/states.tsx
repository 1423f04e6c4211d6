import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiError, needsSignIn } from '../api/request.ts';
import { useOnline } from '../api/use-online.ts';
import { useLanguage } from '../words/words.tsx';

/** What happened, whether anything was lost, what to do. Whoever is not signed in is led to the sign-in. */
export function Failure({ error, onRetry }: { error: Error; onRetry(): void }) {
  const { words } = useLanguage();
  const isOnline = useOnline();
  if (needsSignIn(error)) return <ToSignIn />;
  return (
    <section className="state" role="alert" data-testid="error">
      <h2>{words.states.errorTitle}</h2>
      <p>{error instanceof ApiError ? words.problem(error.code, error.message) : words.states.unreachable}</p>
      <p>{isOnline ? words.states.nothingLost : words.states.nothingLostOffline}</p>
      <p className="state-actions">
        <button type="button" className="button" data-testid="retry" onClick={onRetry}>
          {words.states.retry}
        </button>
      </p>
    </section>
  );
}

/** TRAP: the router's own location moves on while the sign-in page loads; following it here would lead round in a circle. */
function ToSignIn() {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ to: '/sign-in', search: { next: location.pathname + location.search }, replace: true });
  }, [navigate]);
  return null;
}

export function UnknownBot({ bot }: { bot: string }) {
  const { words } = useLanguage();
  return (
    <section className="state" data-testid="unknown-bot">
      <h1>{words.states.unknownBotTitle}</h1>
      <p>{words.states.unknownBotText(bot)}</p>
      <p className="state-actions">
        <Link to="/" className="button">
          {words.states.toBots}
        </Link>
      </p>
    </section>
  );
}

export function NotFound() {
  const { words } = useLanguage();
  return (
    <main className="page" id="main">
      <section className="state" data-testid="not-found">
        <h1>{words.states.notFoundTitle}</h1>
        <p className="state-actions">
          <Link to="/" className="button">
            {words.states.toBots}
          </Link>
        </p>
      </section>
    </main>
  );
}
