import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ApiError } from '../api/request.ts';
import { useSetup } from '../api/session.ts';
import { useLanguage } from '../words/words.tsx';
import { EmailField, EntryForm, PasswordField, textIn } from './form.tsx';

const minPasswordLength = 10;

/** `/setup?token=…`: the first administrator, made once. */
export default function SetupPage({ token }: { token: string }) {
  const { words } = useLanguage();
  const navigate = useNavigate();
  const [mistake, setMistake] = useState<string>();
  const setup = useSetup(token, () => void navigate({ to: '/' }));
  const failure = setup.isError
    ? setup.error instanceof ApiError
      ? words.problem(setup.error.code, setup.error.message)
      : words.setup.failed
    : undefined;

  const submit = (values: FormData) => {
    const password = textIn(values, 'password');
    const wrong =
      password.length < minPasswordLength
        ? words.setup.short
        : password === textIn(values, 'repeat')
          ? undefined
          : words.setup.differ;
    setMistake(wrong);
    if (wrong === undefined) setup.mutate({ email: textIn(values, 'email'), password });
  };

  return (
    <EntryForm
      title={words.setup.title}
      text={token === '' ? words.setup.noToken : words.setup.text}
      submit={words.setup.submit}
      isBusy={setup.isPending || token === ''}
      error={mistake ?? failure}
      onSubmit={submit}
    >
      <EmailField label={words.setup.email} />
      <PasswordField label={words.setup.password} name="password" isNew hint={words.setup.passwordHint} />
      <PasswordField label={words.setup.repeat} name="repeat" isNew />
    </EntryForm>
  );
}
