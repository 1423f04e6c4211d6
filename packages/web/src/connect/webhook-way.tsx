import type { Connection } from '@turnout/contract';
import { useState } from 'react';
import { Recipe } from '../pages/recipe.tsx';
import { useLanguage } from '../words/words.tsx';
import { WebhookArrival } from './arrival.tsx';
import { ConnectForm } from './connect-form.tsx';
import { Disconnect } from './disconnect.tsx';
import { webhookOf } from './webhooks.ts';

/** A platform that delivers by itself: what it needs, the address and the secret to paste there, then the wait. */
export function WebhookWay({ bot, connection }: { bot: string; connection: Connection }) {
  const { words } = useLanguage();
  const [isChanging, setIsChanging] = useState(false);
  const webhook = webhookOf(connection.connector);
  const { address, fields, isConnected, forwardTo } = connection;
  const values = Object.fromEntries(fields.map(({ name, value = '' }) => [name, value]));
  return (
    <section data-testid={`webhook-${connection.connector}`} data-connected={isConnected}>
      <h2>{webhook.name}</h2>
      {!webhook.tellsSent && <p>{words.connect.receivedOnly}</p>}
      {!isConnected || isChanging ? (
        <ConnectForm bot={bot} connection={connection} onDone={() => setIsChanging(false)} />
      ) : (
        <>
          {!address.startsWith('https:') && <p className="form-error">{words.connect.notPublic}</p>}
          {webhook.command !== undefined && (
            <>
              <p>{words.connect.command}</p>
              <Recipe text={webhook.command(address, values)} />
            </>
          )}
          <p>
            {words.connect.pasteAt} <span className="where">{webhook.where}</span>
          </p>
          <h3>{words.connect.address}</h3>
          <Recipe text={address} />
          {fields.map(({ name, kind, value }) => (
            <div key={name}>
              <h3>{webhook.labels[name] ?? name}</h3>
              {kind === 'made' ? <Recipe text={value ?? ''} /> : <p>{value ?? words.connect.given}</p>}
            </div>
          ))}
          {forwardTo !== undefined && (
            <div>
              <h3>{words.connect.forwarded}</h3>
              <p className="where" data-testid="forwarded">
                {forwardTo}
              </p>
            </div>
          )}
          <WebhookArrival
            bot={bot}
            connector={connection.connector}
            since={Date.parse(connection.connectedAt ?? '') || 0}
          />
          <p className="connect-actions">
            <button
              type="button"
              className="button button-quiet"
              data-testid="change"
              onClick={() => setIsChanging(true)}
            >
              {words.connect.change}
            </button>
            <Disconnect bot={bot} connector={connection.connector} />
          </p>
        </>
      )}
    </section>
  );
}
