export const setup = {
  title: 'Set up Turnout',
  text: 'Make the first administrator. This link works once.',
  email: 'Email',
  password: 'Password',
  passwordHint: 'At least 10 characters',
  repeat: 'Password again',
  differ: 'The two passwords are not the same.',
  short: 'Use at least 10 characters.',
  submit: 'Create administrator',
  noToken: 'This address lacks its token. Open the link that was printed when Turnout started.',
  failed: 'Set-up did not work. Try again.',
};
