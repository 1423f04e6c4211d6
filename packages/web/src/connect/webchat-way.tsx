import { Recipe } from '../pages/recipe.tsx';
import { useLanguage } from '../words/words.tsx';
import { CodeArrival } from './arrival.tsx';
import { pageKeyCommandFor, scriptTagFor, webchatCalls } from './recipes.ts';

export const webchat = { id: 'webchat', name: 'Webchat' };

/** What goes into the page that a chat stands in. */
export function WebchatWay({ bot }: { bot: string }) {
  const { words } = useLanguage();
  return (
    <section data-testid="code-webchat">
      <h2>{webchat.name}</h2>
      <p>{words.connect.makePageKey}</p>
      <Recipe text={pageKeyCommandFor(bot)} />
      <p>{words.connect.scriptTag}</p>
      <Recipe text={scriptTagFor(location.origin, bot)} />
      <p>{words.connect.webchatCalls}</p>
      <Recipe text={webchatCalls} />
      <CodeArrival bot={bot} connector="webchat" platforms={['webchat']} />
    </section>
  );
}
