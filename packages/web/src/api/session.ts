import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { post, request } from './request.ts';

const session = z.object({
  user: z.object({ email: z.string(), role: z.string() }).nullable(),
  /** A demo: everything is readable without signing in. */
  open: z.boolean(),
});

export function useSession() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async ({ signal }) => session.parse(await request('/api/v1/session', { signal })),
  });
}

export type Credentials = { email: string; password: string };

/** Whoever signs in, out or sets up must not see answers given to someone else: all of them are dropped. */
function useSessionChange<Input>(change: (input: Input) => Promise<unknown>, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => {
      queries.clear();
      onDone();
    },
  });
}

export const useSignIn = (onDone: () => void) =>
  useSessionChange((credentials: Credentials) => post('/api/auth/sign-in/email', credentials), onDone);

export const useSignOut = (onDone: () => void) => useSessionChange(() => post('/api/auth/sign-out'), onDone);

/** Redeems the one-time link; the answer carries the session cookie. */
export const useSetup = (token: string, onDone: () => void) =>
  useSessionChange((credentials: Credentials) => post('/api/v1/setup', { token, ...credentials }), onDone);
