import { createReadStream, type ReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import type { FileType } from './file-type.ts';

/** Reads a file to `take`, unpacking it on the way. Rejects with what the system and the decoder say. */
export async function readUnpacked(
  path: string,
  compression: FileType['compression'],
  signal: AbortSignal | undefined,
  take: (chunks: AsyncIterable<Buffer>, file: ReadStream) => Promise<void>,
): Promise<void> {
  const file = createReadStream(path, { highWaterMark: 1024 * 1024 });
  const sink = (chunks: AsyncIterable<Buffer>) => take(chunks, file);
  const options = signal === undefined ? {} : { signal };
  if (compression === 'gzip') await pipeline(file, zlib.createGunzip(), sink, options);
  else if (compression === 'zstd') await pipeline(file, zlib.createZstdDecompress(), sink, options);
  else await pipeline(file, sink, options);
}
