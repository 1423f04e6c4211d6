import { createPrivateKey, createPublicKey, sign as signBytes } from 'node:crypto';
import type { Deed, Platform, Sending } from './platform.ts';

// Shapes: APIApplicationCommandInteraction, APIMessageComponentInteraction and APIWebhookEvent of discord-api-types 0.38.
// The key of the first example of RFC 8032.
const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const privateKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');

const idOf = ({ atMs, number }: Deed) => String((BigInt(atMs - 1_420_070_400_000) << 22n) | BigInt(number));
const userOf = ({ person }: Deed) => ({
  id: `80351110224678912${person}`,
  username: 'ana',
  discriminator: '0',
  avatar: null,
  global_name: null,
});

function interaction(deed: Deed, type: number, more: object): Sending {
  const id = idOf(deed);
  const body = {
    id,
    application_id: '1',
    type,
    token: 'x',
    version: 1,
    locale: 'es-ES',
    app_permissions: '0',
    entitlements: [],
    ...more,
  };
  const counts = [
    { platform: 'discord', user: userOf(deed).id, direction: 'received' as const, timestampMs: deed.atMs, id },
  ];
  return { body: JSON.stringify(body), counts };
}

export const discord: Platform = {
  values: { publicKey },
  signsBody: true,
  deeds: {
    command: (deed) => {
      const member = {
        user: userOf(deed),
        roles: [],
        joined_at: '2020-01-01T00:00:00Z',
        deaf: false,
        mute: false,
        flags: 0,
        permissions: '0',
      };
      return [
        interaction(deed, 2, { guild_id: '9', channel_id: '8', member, data: { id: '5', name: 'ask', type: 1 } }),
      ];
    },
    button: (deed) => [
      interaction(deed, 3, { channel_id: '8', user: userOf(deed), data: { custom_id: 'yes', component_type: 2 } }),
    ],
    form: (deed) => [
      interaction(deed, 5, { channel_id: '8', user: userOf(deed), data: { custom_id: 'form', components: [] } }),
    ],
    typing: (deed) => [{ ...interaction(deed, 4, { user: userOf(deed), data: {} }), counts: [] }],
    installed: (deed) => {
      const event = {
        type: 'APPLICATION_AUTHORIZED',
        timestamp: new Date(deed.atMs).toISOString(),
        data: { user: userOf(deed), scopes: ['applications.commands'] },
      };
      return [{ body: JSON.stringify({ version: 1, application_id: '1', type: 1, event }), counts: [] }];
    },
  },
  sign(body, { nowMs }) {
    const time = String(Math.floor(nowMs / 1000));
    const signature = signBytes(null, Buffer.from(time + body), privateKey).toString('hex');
    return {
      headers: { 'content-type': 'application/json', 'x-signature-timestamp': time, 'x-signature-ed25519': signature },
    };
  },
};
