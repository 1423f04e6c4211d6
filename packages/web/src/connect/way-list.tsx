import { Link } from '@tanstack/react-router';
import type { Connection } from '@turnout/contract';
import { CheckIcon } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';
import { frameworks } from './frameworks.ts';
import { webchat } from './webchat-way.tsx';
import { webhookOf } from './webhooks.ts';

type WayListProps = {
  bot: string;
  connections: readonly Connection[];
  isAdministrator: boolean;
  chosen: string | undefined;
};

/** The ways to choose from. Each is an address of its own. */
export function WayList({ bot, connections, isAdministrator, chosen }: WayListProps) {
  const { words } = useLanguage();
  return (
    <nav className="ways" aria-label={words.connect.title}>
      <h2>{words.connect.byCode}</h2>
      <p>{words.connect.byCodeText}</p>
      <ul>
        {[...frameworks, webchat].map(({ id, name }) => (
          <Way key={id} bot={bot} id={id} name={name} isChosen={chosen === id} />
        ))}
      </ul>
      <h2>{words.connect.byWebhook}</h2>
      <p>{isAdministrator ? words.connect.byWebhookText : words.connect.administratorsOnly}</p>
      <ul>
        {connections.map(({ connector, isConnected }) => (
          <Way
            key={connector}
            bot={bot}
            id={connector}
            name={webhookOf(connector).name}
            isChosen={chosen === connector}
            isConnected={isConnected}
          />
        ))}
      </ul>
      <p>{words.connect.otherTools}</p>
    </nav>
  );
}

type WayProps = { bot: string; id: string; name: string; isChosen: boolean; isConnected?: boolean };

function Way({ bot, id, name, isChosen, isConnected = false }: WayProps) {
  const { words } = useLanguage();
  return (
    <li>
      <Link
        to="/b/$bot/connect"
        params={{ bot }}
        search={{ via: id }}
        replace
        className="way"
        aria-current={isChosen ? 'true' : undefined}
        data-testid={`way-${id}`}
      >
        {name}
        {isConnected && (
          <span className="way-connected" title={words.connect.connected}>
            <CheckIcon />
            <span className="visually-hidden">{words.connect.connected}</span>
          </span>
        )}
      </Link>
    </li>
  );
}
