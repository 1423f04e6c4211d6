import type { Words } from '../en.ts';

export const signIn: Words['signIn'] = {
  title: 'Entrar',
  email: 'E-mail',
  password: 'Senha',
  submit: 'Entrar',
  wrong: 'O e-mail e a senha não conferem.',
  tooMany: 'Muitas tentativas. Espere um minuto e tente de novo.',
  failed: 'Não foi possível entrar. Tente de novo.',
};
