import { Recipe } from '../pages/recipe.tsx';
import { useLanguage } from '../words/words.tsx';
import { CodeArrival } from './arrival.tsx';
import { type Framework, plainFramework } from './frameworks.ts';
import { clientFor, curlFor, installFor, keyCommandFor } from './recipes.ts';

/** What goes into the bot's own code. */
export function CodeWay({ bot, framework }: { bot: string; framework: Framework }) {
  const { words } = useLanguage();
  const { origin } = location;
  return (
    <section data-testid={`code-${framework.id}`}>
      <h2>{framework.name}</h2>
      <p>{words.connect.makeKey}</p>
      <Recipe text={keyCommandFor(bot)} />
      <p>{words.connect.install}</p>
      <Recipe text={installFor(origin, framework.install)} />
      <p>{words.connect.code}</p>
      <Recipe text={framework.code(clientFor(origin, bot))} />
      {framework.id === plainFramework && (
        <>
          <p>{words.connect.anyLanguage}</p>
          <Recipe text={curlFor(origin, bot)} />
        </>
      )}
      <CodeArrival bot={bot} connector="api" platforms={framework.platforms} />
    </section>
  );
}
