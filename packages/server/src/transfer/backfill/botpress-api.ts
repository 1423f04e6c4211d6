import { ImportError } from '../import/import-error.ts';
import { judgeBotpress } from './botpress-message.ts';
import type { Feed } from './source.ts';
import { isObject } from './values.ts';

/** Botpress by its API: all conversations of a bot, the oldest first, and the messages of each. One page is held at a time. */
export const botpressApi: Feed = {
  headers({ token, account }) {
    if (account === undefined || !/^[\w-]+$/.test(account)) {
      throw new ImportError(
        'Which bot of Botpress is meant? Give its id with --account: it stands in the address of its dashboard.',
        { misuse: true },
      );
    }
    return { Authorization: `Bearer ${token}`, 'x-bot-id': account };
  },
  async *read({ url }, getJson, { platform }) {
    const root = url.replace(/\/+$/, '').replace(/\/v1(?:\/chat)?$/, '');

    async function* pagesOf(kind: 'conversations' | 'messages', query: Record<string, string>) {
      for (let nextToken: string | undefined; ; ) {
        const page = new URL(`${root}/v1/chat/${kind}`);
        page.search = String(new URLSearchParams(nextToken === undefined ? query : { ...query, nextToken }));
        const answer = await getJson(page);
        if (!isObject(answer) || !Array.isArray(answer[kind]))
          throw new ImportError(`${page.origin} does not answer as Botpress does.`);
        yield answer[kind].filter(isObject);
        const next = isObject(answer['meta']) ? answer['meta']['nextToken'] : undefined;
        if (typeof next !== 'string' || next === '' || next === nextToken) return;
        nextToken = next;
      }
    }

    for await (const conversations of pagesOf('conversations', { sortField: 'createdAt', sortDirection: 'asc' })) {
      for (const { id, integration } of conversations) {
        if (typeof id !== 'string') continue;
        for await (const messages of pagesOf('messages', { conversationId: id })) {
          yield messages.map((message) => judgeBotpress(message, integration, platform));
        }
      }
    }
  },
};
