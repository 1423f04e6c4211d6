import { createHmac } from 'node:crypto';
import type { Platform } from './platform.ts';

/** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads */
export const signAsMeta: Platform['sign'] = (body, { credentials: { appSecret = '' } }) => {
  const signature = createHmac('sha256', appSecret).update(body).digest('hex');
  return { headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` } };
};
