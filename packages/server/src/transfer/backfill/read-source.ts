import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import zlib from 'node:zlib';

/** The bytes of a file, unpacked where its name says that it is packed; `onBytes` hears how many of the file's own were read. */
export async function* readSource(
  path: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 1024 * 1024, signal });
  const unpacked = unpackerOf(path);
  // What goes wrong with the file is heard where the chunks are read.
  const chunks = unpacked === undefined ? file : pipeline(file, unpacked, () => {});
  for await (const chunk of chunks) {
    onBytes(file.bytesRead);
    yield chunk;
  }
}

function unpackerOf(path: string) {
  if (/\.gz$/i.test(path)) return zlib.createGunzip({ chunkSize: 256 * 1024 });
  return /\.zst$/i.test(path) ? zlib.createZstdDecompress({ chunkSize: 256 * 1024 }) : undefined;
}
