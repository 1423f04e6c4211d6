import { useRouter } from '@tanstack/react-router';
import { ApiError } from '../api/request.ts';
import { useSignIn } from '../api/session.ts';
import type { Words } from '../words/en.ts';
import { useLanguage } from '../words/words.tsx';
import { EmailField, EntryForm, PasswordField, textIn } from './form.tsx';

/** `/sign-in?next=…`: leads back to where the reader wanted to go. */
export default function SignInPage({ next }: { next: string }) {
  const { words } = useLanguage();
  const router = useRouter();
  const signIn = useSignIn(() => router.history.push(next));
  return (
    <EntryForm
      title={words.signIn.title}
      submit={words.signIn.submit}
      isBusy={signIn.isPending}
      error={signIn.isError ? reason(signIn.error, words) : undefined}
      onSubmit={(values) => signIn.mutate({ email: textIn(values, 'email'), password: textIn(values, 'password') })}
    >
      <EmailField label={words.signIn.email} />
      <PasswordField label={words.signIn.password} name="password" isNew={false} />
    </EntryForm>
  );
}

function reason(error: Error, words: Words): string {
  if (!(error instanceof ApiError)) return words.states.unreachable;
  if (error.status === 401 || error.status === 400) return words.signIn.wrong;
  return error.status === 429 ? words.signIn.tooMany : words.signIn.failed;
}
