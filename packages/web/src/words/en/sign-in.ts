export const signIn = {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  submit: 'Sign in',
  wrong: 'Email and password do not match.',
  tooMany: 'Too many attempts. Wait a minute, then try again.',
  failed: 'Signing in did not work. Try again.',
};
