/** What one request and one message may hold. Sizes in bytes, times in milliseconds, lengths in characters. */
export const limits = {
  messagesPerRequest: 10_000,
  bodyBytes: 8 * 1024 * 1024,
  unpackedBytes: 64 * 1024 * 1024,
  idLength: 256,
  /** Clocks drift: up to a day ahead is believed, more is not. */
  futureMs: 24 * 60 * 60 * 1000,
  /** The engine's calendar starts in 1900; a year of room keeps every zone's local days inside it. */
  earliestMs: Date.UTC(1901, 0, 1),
  hoursPeriodDays: 31,
  noteLength: 200,
  /** All of them go to the page at once, so that it can draw any period without asking. */
  notesPerBot: 2000,
} as const;
