import { Link } from '@tanstack/react-router';
import { type BotSummary, isConnectorName } from '@turnout/contract';
import { useBots } from '../api/bots.ts';
import { useConnections } from '../api/connections.ts';
import { useSession } from '../api/session.ts';
import { Failure, UnknownBot } from '../pages/states.tsx';
import { TopBar } from '../pages/top-bar.tsx';
import { LanguageProvider, useLanguage } from '../words/words.tsx';
import { CodeWay } from './code-way.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { frameworks } from './frameworks.ts';
import { WayList } from './way-list.tsx';
import { WebchatWay, webchat } from './webchat-way.tsx';
import { WebhookWay } from './webhook-way.tsx';
import './connect.css';

/** `/b/{bot}/connect?via=…`: every way in which messages reach the bot's figures, and what became of the last ones. */
export default function ConnectPage({ bot: id, via }: { bot: string; via: string | undefined }) {
  const bots = useBots();
  const bot = bots.data?.find((candidate) => candidate.bot === id);
  return (
    <LanguageProvider timezone={bot?.timezone ?? 'UTC'}>
      <TopBar hasOthers={(bots.data?.length ?? 0) > 1} />
      <main className="page" id="main">
        {bot !== undefined ? (
          <Ways bot={bot} via={via} />
        ) : bots.isError ? (
          <Failure error={bots.error} onRetry={() => void bots.refetch()} />
        ) : (
          !bots.isPending && <UnknownBot bot={id} />
        )}
      </main>
    </LanguageProvider>
  );
}

function Ways({ bot, via }: { bot: BotSummary; via: string | undefined }) {
  const { words } = useLanguage();
  const session = useSession();
  const isAdministrator = session.data?.open === true || session.data?.user?.role === 'admin';
  const connections = useConnections(bot.bot, isAdministrator);
  const list = connections.data ?? [];
  const connection = list.find(({ connector }) => connector === via);
  const isWebhook = via !== undefined && isConnectorName(via);
  const isWebchat = via === webchat.id;
  const framework = frameworks.find(({ id }) => id === via) ?? frameworks[0];
  const isPending = session.isPending || (isAdministrator && connections.isPending);
  return (
    <>
      <title>{`${words.connect.title} · ${bot.name} · ${words.product}`}</title>
      <div className="bar connect-bar">
        <h1 className="bot-name" title={bot.name} data-testid="connect-title">
          {words.connect.title} · {bot.name}
        </h1>
        <Link className="link" to="/b/$bot" params={{ bot: bot.bot }}>
          {words.connect.look}
        </Link>
      </div>
      <div className="connect" aria-busy={isPending} data-testid="connect">
        <WayList
          bot={bot.bot}
          connections={list}
          isAdministrator={isAdministrator || isPending}
          chosen={connection?.connector ?? (isWebchat ? webchat.id : framework?.id)}
        />
        <div className="connect-way">
          {isWebhook && !isPending && !isAdministrator && <p>{words.connect.administratorsOnly}</p>}
          {isPending ? (
            <div className="bone connect-bone" role="status" aria-label={words.states.loading} />
          ) : isWebhook && connections.isError && connections.data === undefined ? (
            <Failure error={connections.error} onRetry={() => void connections.refetch()} />
          ) : isWebchat ? (
            <WebchatWay bot={bot.bot} />
          ) : connection === undefined ? (
            framework !== undefined && <CodeWay key={framework.id} bot={bot.bot} framework={framework} />
          ) : (
            <WebhookWay key={connection.connector} bot={bot.bot} connection={connection} />
          )}
        </div>
      </div>
      <DeliveryLog bot={bot.bot} />
    </>
  );
}
