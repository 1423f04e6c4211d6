type Change = { place: number; value: unknown };

/** The body with one of its values, at whatever depth, replaced by another; without it where the other is null. */
export function mutilate(body: string, change: Change): string {
  const json = parsed(body);
  if (json !== undefined) return JSON.stringify(changed(json, change));
  const fields = [...new URLSearchParams(body)];
  const place = change.place % Math.max(fields.length, 1);
  const form = new URLSearchParams();
  for (const [at, [name, text]] of fields.entries())
    form.append(name, at === place ? mutilatedField(text, change) : text);
  return form.toString();
}

/** Every text and number in a body, on a line of its own. */
export function leavesOf(body: string): string {
  const json = parsed(body);
  if (json !== undefined) return leaves(json).join('\n');
  return [...new URLSearchParams(body).values()].map((text) => `${text}\n${leavesOf(text)}`).join('\n');
}

function mutilatedField(text: string, { place, value }: Change): string {
  return parsed(text) === undefined ? JSON.stringify(value) : mutilate(text, { place, value });
}

/** Of an object or an array; all else is a text. */
function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function changed(root: object, { place, value }: Change): unknown {
  const holders: [Record<string, unknown>, string][] = [];
  const visit = (holder: object): void => {
    for (const [key, inner] of Object.entries(holder)) {
      // The cast: what has entries can be changed by their keys.
      holders.push([holder as Record<string, unknown>, key]);
      if (typeof inner === 'object' && inner !== null) visit(inner);
    }
  };
  visit(root);
  const [holder, key] = holders[place % Math.max(holders.length, 1)] ?? [{}, ''];
  if (value === null && !Array.isArray(holder)) delete holder[key];
  else holder[key] = value;
  return root;
}

function leaves(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return [String(value)];
}
