import { PasswordInput, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Mark } from '../theme/icons.tsx';
import { useLanguage } from '../words/words.tsx';
import { LanguageMenu } from './language-menu.tsx';
import './form.css';

type EntryFormProps = {
  title: string;
  text?: string;
  error: string | undefined;
  submit: string;
  isBusy: boolean;
  onSubmit(values: FormData): void;
  children: ReactNode;
};

/** The frame of sign-in and set-up: one narrow column, the error where the eye is, before the button. */
export function EntryForm({ title, text, error, submit, isBusy, onSubmit, children }: EntryFormProps) {
  const { words } = useLanguage();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return (
    <main className="entry" id="main">
      <div className="entry-top">
        <p className="brand">
          <Mark />
          {words.product}
        </p>
        <LanguageMenu />
      </div>
      <h1>{title}</h1>
      {text !== undefined && <p>{text}</p>}
      <form onSubmit={send}>
        {children}
        {error !== undefined && (
          <p className="form-error" role="alert" data-testid="form-error">
            {error}
          </p>
        )}
        <button type="submit" className="button" disabled={isBusy} data-testid="submit">
          {submit}
        </button>
      </form>
    </main>
  );
}

export const EmailField = ({ label }: { label: string }) => (
  <TextInput
    label={label}
    name="email"
    type="email"
    autoComplete="username"
    required
    withAsterisk={false}
    data-testid="email"
  />
);

type PasswordFieldProps = { label: string; name: string; isNew: boolean; hint?: string };

export const PasswordField = ({ label, name, isNew, hint }: PasswordFieldProps) => (
  <PasswordInput
    label={label}
    name={name}
    description={hint}
    autoComplete={isNew ? 'new-password' : 'current-password'}
    required
    withAsterisk={false}
    data-testid={name}
  />
);

export const textIn = (values: FormData, name: string): string => {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
};
