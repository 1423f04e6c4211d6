import type { Words } from '../en.ts';

export const setup: Words['setup'] = {
  title: 'Configurar o Turnout',
  text: 'Crie a primeira conta de administração. Este link funciona uma única vez.',
  email: 'E-mail',
  password: 'Senha',
  passwordHint: 'Pelo menos 10 caracteres',
  repeat: 'Repita a senha',
  differ: 'As duas senhas não são iguais.',
  short: 'Use pelo menos 10 caracteres.',
  submit: 'Criar a conta',
  noToken: 'Falta o código neste endereço. Abra o link que apareceu quando o Turnout foi iniciado.',
  failed: 'Não foi possível concluir a configuração. Tente de novo.',
};
