import type { RefObject } from 'react';
import { FindIcon } from '../../theme/icons.tsx';
import { useLanguage } from '../../words/words.tsx';

type FindFieldProps = {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  hasSingleKeys: boolean;
  onText(text: string): void;
  onLeave(): void;
};

/** Where a bot is found by name; Escape empties it, then lets go. */
export function FindField({ field, text, hasSingleKeys, onText, onLeave }: FindFieldProps) {
  const { words } = useLanguage();
  return (
    <span className="find">
      <FindIcon />
      <input
        ref={field}
        type="search"
        className="find-field"
        value={text}
        maxLength={100}
        placeholder={words.bots.find}
        aria-label={words.bots.find}
        aria-keyshortcuts={hasSingleKeys ? '/' : undefined}
        autoComplete="off"
        spellCheck={false}
        data-testid="find"
        onBlur={onLeave}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text === '') event.currentTarget.blur();
          onText('');
        }}
      />
      {hasSingleKeys && text === '' && (
        <span className="find-key" aria-hidden="true">
          /
        </span>
      )}
    </span>
  );
}
