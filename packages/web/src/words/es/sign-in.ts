import type { Words } from '../en.ts';

export const signIn: Words['signIn'] = {
  title: 'Iniciar sesión',
  email: 'Correo electrónico',
  password: 'Contraseña',
  submit: 'Iniciar sesión',
  wrong: 'El correo y la contraseña no coinciden.',
  tooMany: 'Demasiados intentos. Hay que esperar un minuto antes de volver a probar.',
  failed: 'No se pudo iniciar sesión. Se puede volver a intentar.',
};
