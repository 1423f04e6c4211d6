import { Menu } from '@mantine/core';
import { useLanguageChoice } from '../address/language.ts';
import { CheckIcon, ChevronIcon, GlobeIcon } from '../theme/icons.tsx';
import { languageCodes, languages } from '../words/choice.ts';
import { useLanguage } from '../words/words.tsx';

/** Every language by its own name, for those who cannot read the one that is shown. */
export function LanguageMenu() {
  const { words, language } = useLanguage();
  const choose = useLanguageChoice();
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <button
          type="button"
          className="language-button"
          aria-label={`${words.header.language}: ${languages[language]}`}
          data-testid="language"
        >
          <GlobeIcon />
          <span className="language-name">{languages[language]}</span>
          <ChevronIcon />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {languageCodes.map((code) => (
          <Menu.Item
            key={code}
            lang={code}
            data-testid={`language-${code}`}
            aria-current={code === language}
            rightSection={code === language && <CheckIcon />}
            onClick={() => choose(code)}
          >
            {languages[code]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
