import type { Words } from '../en.ts';

export const metrics: Words['metrics'] = {
  activeUsers: 'Personas activas',
  newUsers: 'Personas nuevas',
  totalUsers: 'Total de personas',
  messagesReceived: 'Mensajes recibidos',
  messagesSent: 'Mensajes enviados',
};

export const definitions: Words['definitions'] = {
  activeUsers:
    'Personas que le enviaron al bot al menos un mensaje en el período. Quien solo recibió mensajes no está activo. La cifra se calcula para todo el período, no es la suma de sus días: una persona activa en dos días es una sola persona activa.',
  newUsers:
    'Personas cuyo primer mensaje al bot en esa plataforma cae en el período. El primero de toda la historia, no el primero del período.',
  totalUsers:
    'Personas que hasta el final del período le habían escrito al bot al menos una vez, desde su primer mensaje.',
  messagesReceived:
    'Mensajes que el bot recibió de las personas. Uno entregado o informado dos veces cuenta una sola vez.',
  messagesSent: 'Mensajes que el bot envió a las personas. Uno entregado o informado dos veces cuenta una sola vez.',
};
