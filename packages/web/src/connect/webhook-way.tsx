import type { Connection } from '@turnout/contract';
import { useState } from 'react';
import { Recipe } from '../pages/recipe.tsx';
import { useLanguage } from '../words/words.tsx';
import { Arrival } from './arrival.tsx';
import { ConnectForm } from './connect-form.tsx';
import { Disconnect } from './disconnect.tsx';
import { webhookOf } from './webhooks.ts';

/** A platform that delivers by itself: what it needs, the address and the secret to paste there, then the wait. */
export function WebhookWay({ bot, connection }: { bot: string; connection: Connection }) {
  const { words } = useLanguage();
  const [isReplacing, setIsReplacing] = useState(false);
  const webhook = webhookOf(connection.connector);
  const { address, fields, isConnected } = connection;
  const entered = fields.filter(({ kind }) => kind !== 'made');
  const values = Object.fromEntries(fields.map(({ name, value = '' }) => [name, value]));
  return (
    <section data-testid={`webhook-${connection.connector}`} data-connected={isConnected}>
      <h2>{webhook.name}</h2>
      {!webhook.tellsSent && <p>{words.connect.receivedOnly}</p>}
      {!isConnected || isReplacing ? (
        <ConnectForm bot={bot} connection={connection} onDone={() => setIsReplacing(false)} />
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
          <Arrival bot={bot} connector={connection.connector} />
          <p className="connect-actions">
            {entered.length > 0 && (
              <button
                type="button"
                className="button button-quiet"
                data-testid="replace"
                onClick={() => setIsReplacing(true)}
              >
                {words.connect.replace}
              </button>
            )}
            <Disconnect bot={bot} connector={connection.connector} />
          </p>
        </>
      )}
    </section>
  );
}
