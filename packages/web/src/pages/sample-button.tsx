import { Link, useNavigate } from '@tanstack/react-router';
import { useBots } from '../api/bots.ts';
import { ApiError } from '../api/request.ts';
import { sampleBot, useLoadSample } from '../api/sample.ts';
import { useLanguage } from '../words/words.tsx';

/** The way to the sample bot, which is made first where it is missing. */
export function SampleButton() {
  const { words } = useLanguage();
  const bots = useBots();
  const navigate = useNavigate();
  const load = useLoadSample(() => void navigate({ to: '/b/$bot', params: { bot: sampleBot } }));
  if (bots.data?.some(({ bot }) => bot === sampleBot) === true) {
    return (
      <p className="state-actions">
        <Link to="/b/$bot" params={{ bot: sampleBot }} className="button" data-testid="open-sample">
          {words.states.openSample}
        </Link>
      </p>
    );
  }
  return (
    <div className="state-actions">
      <button
        type="button"
        className="button"
        data-testid="load-sample"
        disabled={load.isPending}
        onClick={() => load.mutate()}
      >
        {load.isPending ? words.states.loadingSample : words.states.loadSample}
      </button>
      {load.isError && (
        <p role="alert" className="form-error">
          {words.states.sampleFailed}{' '}
          {load.error instanceof ApiError
            ? words.problem(load.error.code, load.error.message)
            : words.states.unreachable}
        </p>
      )}
    </div>
  );
}
