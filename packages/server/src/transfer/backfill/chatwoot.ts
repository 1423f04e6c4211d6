import { judgeChatwoot } from './chatwoot-message.ts';
import type { Finding } from './finding.ts';
import { readRecords } from './records.ts';
import type { Source } from './source.ts';
import { isObject } from './values.ts';

/** Rows of Chatwoot's database as JSON, as the statement in docs/connect/backfill.md gives them. */
export const chatwoot: Source = async function* chatwoot(file) {
  for await (const batch of readRecords(file, 'Converting', ['*'])) {
    yield batch.map(({ value, line }): Finding => {
      const place = line === undefined ? {} : { line };
      if (value === undefined) return { ...place, rejected: 'invalid_json' };
      if (!isObject(value)) return { ...place, rejected: 'not_an_object' };
      const { channel_type: channelType, contact_source_id: person, conversation_type: conversationType } = value;
      return { ...place, ...judgeChatwoot({ message: value, channelType, person, conversationType }) };
    });
  }
};
