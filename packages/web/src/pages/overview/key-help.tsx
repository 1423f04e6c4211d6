import { useLanguage } from '../../words/words.tsx';

type KeyHelpProps = { isOn: boolean; onChange(isOn: boolean): void };

/** Which keys there are; those that are letters can be turned off, since some people speak to their page (WCAG 2.1.4). */
export function KeyHelp({ isOn, onChange }: KeyHelpProps) {
  const { words } = useLanguage();
  return (
    <p className="key-help">
      {isOn ? words.bots.keys : words.bots.arrowKeys}{' '}
      <button type="button" className="link" data-testid="single-keys" onClick={() => onChange(!isOn)}>
        {isOn ? words.bots.keysOff : words.bots.keysOn}
      </button>
    </p>
  );
}
