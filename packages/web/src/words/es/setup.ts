import type { Words } from '../en.ts';

export const setup: Words['setup'] = {
  title: 'Configurar Turnout',
  text: 'Aquí se crea la primera cuenta de administración. Este enlace funciona una sola vez.',
  email: 'Correo electrónico',
  password: 'Contraseña',
  passwordHint: 'Al menos 10 caracteres',
  repeat: 'Repetir la contraseña',
  differ: 'Las dos contraseñas no son iguales.',
  short: 'La contraseña necesita al menos 10 caracteres.',
  submit: 'Crear la cuenta',
  noToken: 'A esta dirección le falta su código. El enlace completo se mostró al iniciar Turnout.',
  failed: 'No se pudo completar la configuración. Se puede volver a intentar.',
};
