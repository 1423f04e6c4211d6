/** How long a platform waits for an answer before it takes the delivery for failed; where it says nothing, 10 s. */
const limitsMs: Readonly<Record<string, number>> = {
  discord: 3_000,
  instagram: 20_000,
  line: 2_000,
  messenger: 20_000,
  slack: 3_000,
  teams: 15_000,
  telegram: 60_000,
  twilio: 15_000,
  whatsapp: 20_000,
};
const unknownMs = 10_000;
/** What the way back to the platform may take. */
const wayMs = 300;
/** The longest that an answer of the bot's waits for the disk of the spool. */
const longestSpoolMs = 1_000;

/** What is left of the platform's own, and 0 when nothing is. */
export type Patience = {
  /** For the bot's answer. */
  botMs(): number;
  /** For the spool, once the bot has answered. */
  spoolMs(): number;
};

/** So that the platform always hears something before it gives up: its clock runs since the delivery arrived. */
export function patienceWith(connector: string, arrivedMs: number, now = () => performance.now()): Patience {
  const mostMs = (limitsMs[connector] ?? unknownMs) - wayMs;
  const leftMs = () => Math.max(0, Math.floor(mostMs - (now() - arrivedMs)));
  return { botMs: leftMs, spoolMs: () => Math.min(longestSpoolMs, leftMs()) };
}
