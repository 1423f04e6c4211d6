/** Styles that a drawing of ours uses and that every viewer knows as attributes. Inherited ones are written where they change. */
const inherited = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'font-family',
  'font-size',
  'font-weight',
  'paint-order',
  'shape-rendering',
] as const;
const own = { opacity: '1' } as const;
/** Of the page, not of the picture. */
const dropped = ['class', 'style', 'aria-hidden', 'data-platform', 'data-testid', 'data-buckets', 'data-count'];

/**
 * A drawing on the page → the same drawing as a file: what style sheets give it is written into it, colours are plain hex
 * (other viewers know neither custom properties nor oklab), and nothing refers to anything outside.
 */
export function standaloneSvg(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('The copy of a drawing is a drawing.');
  const hex = createHex();
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  for (const [index, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    writeStyles(element, original, index === 0, hex);
    for (const name of dropped) element.removeAttribute(name);
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function writeStyles(element: Element, original: Element, isRoot: boolean, hex: (colour: string) => string): void {
  const style = getComputedStyle(original);
  const around = original.parentElement;
  const above = isRoot || around === null ? undefined : getComputedStyle(around);
  for (const name of inherited) {
    const value = style.getPropertyValue(name);
    if (value === above?.getPropertyValue(name)) continue;
    element.setAttribute(name, name === 'fill' || name === 'stroke' ? paint(value, hex) : plain(value));
  }
  for (const [name, normal] of Object.entries(own)) {
    const value = style.getPropertyValue(name);
    if (value !== normal) element.setAttribute(name, value);
  }
}

/** Style sheets write lengths with a unit and keywords in small letters; attributes of a drawing have neither. */
const plain = (value: string): string => value.replaceAll('px', '').replace('crispedges', 'crispEdges');

/** `url("#id")`, `none`, or a colour. */
function paint(value: string, hex: (colour: string) => string): string {
  const [, id] = /^url\("?(?:[^"#]*)#([^")]+)"?\)/.exec(value) ?? [];
  if (id !== undefined) return `url(#${id})`;
  return value === 'none' ? value : hex(value);
}

/** Any colour that this browser can paint, as `#rrggbb`: painted, and read back. */
function createHex(): (colour: string) => string {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map<string, string>();
  const read = (colour: string): string => {
    if (context === null) return colour;
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
  };
  return (colour) => {
    const text = known.get(colour) ?? read(colour);
    known.set(colour, text);
    return text;
  };
}
