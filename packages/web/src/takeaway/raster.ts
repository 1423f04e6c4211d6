/** Pixels of the picture for each of the drawing: sharp on a projector, and small enough for a mail. */
const scale = 2;

/**
 * A drawing in a file → PNG. It goes through a `data:` address, which the page's Content-Security-Policy allows for pictures
 * as it is; a `blob:` one would need it widened.
 */
export async function rasterise(svg: string, size: { width: number; height: number }): Promise<Blob> {
  const picture = new Image(size.width * scale, size.height * scale);
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  canvas.width = size.width * scale;
  canvas.height = size.height * scale;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures.');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The picture could not be made.'));
      else resolve(blob);
    }, 'image/png');
  });
}
