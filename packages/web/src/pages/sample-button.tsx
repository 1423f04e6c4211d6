import { useNavigate } from '@tanstack/react-router';
import { sampleBot, useLoadSample } from '../api/sample.ts';
import { useLanguage } from '../words/words.tsx';

export function SampleButton() {
  const { words } = useLanguage();
  const navigate = useNavigate();
  const load = useLoadSample(() => void navigate({ to: '/b/$bot', params: { bot: sampleBot } }));
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
          {words.states.sampleFailed} {load.error.message}
        </p>
      )}
    </div>
  );
}
