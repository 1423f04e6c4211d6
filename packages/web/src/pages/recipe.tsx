import { useState } from 'react';
import { useLanguage } from '../words/words.tsx';

/** A command to copy. */
export function Recipe({ text }: { text: string }) {
  const { words } = useLanguage();
  const [isCopied, setIsCopied] = useState(false);
  return (
    <div className="recipe">
      <pre>
        <code>{text}</code>
      </pre>
      <button
        type="button"
        className="link"
        onClick={async () => {
          await navigator.clipboard.writeText(text);
          setIsCopied(true);
        }}
      >
        {isCopied ? words.states.copied : words.states.copy}
      </button>
    </div>
  );
}
