/** A platform's name; its colour, as the name of a custom property defined for both themes in platforms.css; its pattern. */
export type PlatformLook = { name: string; colour: string; tile: string };

/** A map: a platform may be called `constructor`. */
const known = new Map(
  Object.entries({
    whatsapp: 'WhatsApp',
    webchat: 'Webchat',
    telegram: 'Telegram',
    messenger: 'Messenger',
    instagram: 'Instagram',
    slack: 'Slack',
    teams: 'Teams',
    line: 'LINE',
    viber: 'Viber',
    discord: 'Discord',
    sms: 'SMS',
  }),
);

const spareCount = 8;

/** FNV-1a: small, stable, and spreads short names well. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

/**
 * Looks for all platforms of one bot at once: an unknown one takes the spare colour of its hash or, where a platform
 * before it in the alphabet has that one already, the next that is free. The same set of platforms always looks the same.
 */
export function platformLooks(platforms: readonly string[]): Map<string, PlatformLook> {
  const taken = new Set<number>();
  const looks = new Map<string, PlatformLook>();
  for (const platform of platforms.toSorted()) {
    const name = known.get(platform);
    if (name === undefined) {
      const first = hash(platform) % spareCount;
      const slots = Array.from({ length: spareCount }, (_, step) => (first + step) % spareCount);
      const slot = slots.find((candidate) => !taken.has(candidate)) ?? first;
      taken.add(slot);
      looks.set(platform, { name: platform, colour: `var(--platform-spare-${slot})`, tile: `spare-${slot}` });
    } else {
      looks.set(platform, { name, colour: `var(--platform-${platform})`, tile: platform });
    }
  }
  return looks;
}
