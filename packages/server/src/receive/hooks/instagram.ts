import { createPageConnector } from './page.ts';

/** Shapes: https://developers.facebook.com/documentation/instagram-platform/webhooks/examples */
export const instagram = createPageConnector({ platform: 'instagram', object: 'instagram' });
