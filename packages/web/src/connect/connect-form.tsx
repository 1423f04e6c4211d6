import { TextInput } from '@mantine/core';
import type { Connection } from '@turnout/contract';
import type { FormEvent } from 'react';
import { useConnect } from '../api/connections.ts';
import { ApiError } from '../api/request.ts';
import { textIn } from '../pages/form.tsx';
import { useLanguage } from '../words/words.tsx';
import { webhookOf } from './webhooks.ts';

type ConnectFormProps = { bot: string; connection: Connection; onDone(): void };

/** What the platform shows and Turnout has to know, and where a bot listens that had the webhook until now. */
export function ConnectForm({ bot, connection, onDone }: ConnectFormProps) {
  const { words } = useLanguage();
  const connect = useConnect(bot, connection.connector);
  const webhook = webhookOf(connection.connector);
  const asked = connection.fields.filter(({ kind }) => kind !== 'made');
  const labelOf = (name: string) => webhook.labels[name] ?? name;
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const entries = asked.map(({ name }) => [name, textIn(form, name).trim()] as const);
    const values = Object.fromEntries(entries.filter(([, value]) => value !== ''));
    const forwardTo = textIn(form, 'forwardTo').trim() || null;
    connect.mutate({ values, forwardTo }, { onSuccess: onDone });
  };
  return (
    <form className="connect-form" onSubmit={send}>
      {asked.length > 0 && (
        <p>
          {words.connect.enter(asked.map(({ name }) => labelOf(name)).join(', '))}{' '}
          <span className="where">{webhook.where}</span>
        </p>
      )}
      {asked.map(({ name, kind, value, isSet }) => (
        <TextInput
          key={name}
          name={name}
          label={labelOf(name)}
          defaultValue={value ?? ''}
          // A secret of another service: no password manager's business, and not to be read over a shoulder.
          type={kind === 'given' ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={false}
          required={!isSet}
          withAsterisk={false}
          description={kind === 'given' && isSet ? words.connect.given : undefined}
          data-testid={`field-${name}`}
        />
      ))}
      <TextInput
        name="forwardTo"
        label={words.connect.forward}
        description={words.connect.forwardHint}
        defaultValue={connection.forwardTo ?? ''}
        placeholder="https://bot.example.com/webhook"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        data-testid="field-forward"
      />
      {connect.isError && (
        <p className="form-error" role="alert" data-testid="form-error">
          {connect.error instanceof ApiError
            ? words.problem(connect.error.code, connect.error.message)
            : words.connect.notSaved}
        </p>
      )}
      <p className="connect-actions">
        <button type="submit" className="button" disabled={connect.isPending} data-testid="connect-now">
          {connect.isPending
            ? words.connect.connecting
            : connection.isConnected
              ? words.connect.save
              : words.connect.connect}
        </button>
        {connection.isConnected && (
          <button type="button" className="button button-quiet" onClick={onDone}>
            {words.connect.cancel}
          </button>
        )}
      </p>
    </form>
  );
}
