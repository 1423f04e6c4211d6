import { ImportError } from '../import/import-error.ts';
import { judgeChatwoot } from './chatwoot-message.ts';
import type { Feed } from './source.ts';
import { isObject } from './values.ts';

/**
 * Chatwoot by its API: all conversations of an account, the oldest first, and the messages of each, from the newest back. Pages are small, and one
 * of them is held at a time. Shapes: https://developers.chatwoot.com/api-reference and app/views/api/v1 of chatwoot/chatwoot.
 */
export const chatwootApi: Feed = {
  headers: ({ token }) => ({ api_access_token: token }),
  async *read(remote, getJson) {
    const root = rootOf(remote.url, remote.account);
    const get = (path: string, query: Record<string, string> = {}) =>
      getJson(new URL(`${root}/${path}?${new URLSearchParams(query)}`));

    /** The person's id on the platform: newer versions say it with the conversation's latest message, others when the contact is asked for. */
    async function personOf(conversation: Record<string, unknown>): Promise<unknown> {
      const [latest] = listOf(conversation['messages']);
      const told = fieldOf(fieldOf(latest?.['conversation'], 'contact_inbox'), 'source_id');
      if (typeof told === 'string') return told;
      const contact =
        isObject(conversation['meta']) && isObject(conversation['meta']['sender'])
          ? conversation['meta']['sender']['id']
          : undefined;
      if (typeof contact !== 'number') return undefined;
      const answer = await get(`contacts/${contact}`);
      const payload = isObject(answer) && isObject(answer['payload']) ? answer['payload'] : {};
      const inboxes = listOf(payload['contact_inboxes']);
      return inboxes.find(({ inbox }) => isObject(inbox) && inbox['id'] === conversation['inbox_id'])?.['source_id'];
    }

    async function* messagesOf(conversation: number) {
      for (let before: number | undefined; ; ) {
        const answer = await get(
          `conversations/${conversation}/messages`,
          before === undefined ? {} : { before: String(before) },
        );
        const messages = isObject(answer) ? listOf(answer['payload']) : [];
        yield messages;
        const ids = messages.map(({ id }) => id).filter((id) => typeof id === 'number');
        const oldest = Math.min(...ids);
        if (ids.length === 0 || (before !== undefined && oldest >= before)) return;
        before = oldest;
      }
    }

    for (let page = 1; ; page += 1) {
      const query = { status: 'all', assignee_type: 'all', sort_by: 'created_at_asc', page: String(page) };
      const answer = await get('conversations', query);
      if (!isObject(answer) || !isObject(answer['data']))
        throw new ImportError(`${new URL(root).origin} does not answer as Chatwoot does.`);
      const conversations = listOf(answer['data']['payload']);
      if (conversations.length === 0) return;
      for (const conversation of conversations) {
        const { id, meta, additional_attributes: attributes } = conversation;
        if (typeof id !== 'number') continue;
        const channelType = isObject(meta) ? meta['channel'] : undefined;
        const conversationType = isObject(attributes) ? attributes['type'] : undefined;
        const person = await personOf(conversation);
        for await (const messages of messagesOf(id)) {
          yield messages.map((message) => judgeChatwoot({ message, channelType, person, conversationType }));
        }
      }
    }
  },
};

const fieldOf = (value: unknown, name: string) => (isObject(value) ? value[name] : undefined);
const listOf = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);

/** "https://chat.example.com/app/accounts/1/dashboard", as it stands in the browser, or the address alone and --account. */
function rootOf(url: string, account: string | undefined): string {
  const [, base = url.replace(/\/+$/, ''), inUrl] =
    /^(.*?)\/(?:app|api\/v1)\/accounts\/(\d+)(?:[/?#]|$)/.exec(url) ?? [];
  const id = account ?? inUrl;
  if (id === undefined || !/^\d+$/.test(id)) {
    throw new ImportError(
      'Which account of Chatwoot is meant? Give --url as it stands in the browser (https://…/app/accounts/1), or --account 1.',
      { misuse: true },
    );
  }
  return `${base}/api/v1/accounts/${id}`;
}
