import { limits } from '@turnout/contract';

/** What a sender may send. Sizes in bytes, times in milliseconds from the moment the request came. */
export type Terms = {
  bodyBytes: number;
  unpackedBytes: number;
  messagesPerRequest: number;
  /** The only platform whose messages are taken. */
  platform?: string;
  /** Timestamps are from that long ago to that far ahead. Without it, the past is open. */
  near?: { pastMs: number; futureMs: number };
};

/** Of a bot's own program, which keeps its key to itself. */
export const programTerms: Terms = {
  bodyBytes: limits.bodyBytes,
  unpackedBytes: limits.unpackedBytes,
  messagesPerRequest: limits.messagesPerRequest,
};

/**
 * Of a web page, whose key everybody can read. A day back is a page that was asleep over night; nothing older, so that
 * nobody rewrites the past with it.
 */
export const pageTerms: Terms = {
  bodyBytes: 16 * 1024,
  unpackedBytes: 16 * 1024,
  messagesPerRequest: 20,
  platform: 'webchat',
  near: { pastMs: 24 * 60 * 60 * 1000, futureMs: 10 * 60 * 1000 },
};
