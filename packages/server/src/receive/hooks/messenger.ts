import { createPageConnector } from './page.ts';

/** Shapes: https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks/webhook-events */
export const messenger = createPageConnector({ platform: 'messenger', object: 'page' });
