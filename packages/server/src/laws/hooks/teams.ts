import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createTeams } from '../../receive/hooks/teams.ts';
import type { Deed, Platform, Sending } from './platform.ts';

// Shapes: Activity of botframework-schema 4.23; token: ChannelValidation of botframework-connector 4.23.
const { publicKey, privateKey } = await generateKeyPair('RS256');
const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', endorsements: ['msteams'] }] };
const appId = '5f1c6f60-0000-4000-8000-000000000000';
const serviceUrl = 'https://smba.trafficmanager.net/emea/';

const fetch = (url: string): Promise<Response> =>
  Promise.resolve(Response.json(url.endsWith('/openidconfiguration') ? { jwks_uri: 'https://login.test/keys' } : keys));

const aadOf = (person: number) => `00000000-0000-4000-8000-00000000000${person}`;

function activity(deed: Deed, type: string, more: object): Sending {
  const id = `1767${deed.number}`;
  const timestamp = new Date(deed.atMs).toISOString().replace('Z', '2891Z');
  const from = { id: `29:1${deed.person}`, name: 'Ana', aadObjectId: aadOf(deed.person) };
  const conversation = { id: 'a:1', conversationType: 'personal', tenantId: 't' };
  const body = {
    type,
    id,
    timestamp,
    serviceUrl,
    channelId: 'msteams',
    from,
    conversation,
    recipient: { id: `28:${appId}`, name: 'Bot' },
    ...more,
  };
  const counted = {
    platform: 'teams',
    user: aadOf(deed.person),
    direction: 'received' as const,
    timestampMs: deed.atMs,
    id,
  };
  return { body: JSON.stringify(body), counts: [counted] };
}

export const teams: Platform = {
  values: { appId },
  signsBody: false,
  deeds: {
    message: (deed) => [activity(deed, 'message', { text: 'Hello', textFormat: 'plain', locale: 'es-ES' })],
    button: (deed) => {
      const value = { action: { type: 'Action.Execute', verb: 'yes' }, trigger: 'manual' };
      return [activity(deed, 'invoke', { name: 'adaptiveCard/action', value })];
    },
    reaction: (deed) => [{ ...activity(deed, 'messageReaction', { reactionsAdded: [{ type: 'like' }] }), counts: [] }],
    joined: (deed) => [{ ...activity(deed, 'conversationUpdate', { membersAdded: [] }), counts: [] }],
  },
  async sign(_body, { nowMs }) {
    const token = await new SignJWT({ serviceurl: serviceUrl })
      .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer('https://api.botframework.com')
      .setAudience(appId)
      .setNotBefore(Math.floor(nowMs / 1000))
      .setExpirationTime(Math.floor(nowMs / 1000) + 3600)
      .sign(privateKey);
    return { headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } };
  },
  connector: createTeams({ fetch }),
};
