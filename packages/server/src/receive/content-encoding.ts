import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { BodyError } from './body-error.ts';

type Unpack = (packed: Buffer, limit: number) => Promise<Buffer>;

const gunzip = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const brotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);
const zstd = promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress);

const chunkSize = 64 * 1024;
/** RFC 9659: a window of 8 MiB is the most a zstd Content-Encoding may ask a reader to hold. */
const zstdParams = { [zlib.constants.ZSTD_d_windowLogMax]: 23 };

const codings: Readonly<Record<string, Unpack>> = {
  gzip: (packed, maxOutputLength) => gunzip(packed, { chunkSize, maxOutputLength }),
  'x-gzip': (packed, maxOutputLength) => gunzip(packed, { chunkSize, maxOutputLength }),
  br: (packed, maxOutputLength) => brotli(packed, { chunkSize, maxOutputLength }),
  zstd: (packed, maxOutputLength) => zstd(packed, { chunkSize, maxOutputLength, params: zstdParams }),
};

/**
 * Undoes a Content-Encoding. Stops as soon as more than `limit` bytes have come out, so that a bomb costs no more
 * memory than a body of that size. Rejects with {@link BodyError}.
 */
export async function unpack(packed: Buffer, contentEncoding: string | null, limit: number): Promise<Buffer> {
  const coding = (contentEncoding ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return packed;
  const decode = Object.hasOwn(codings, coding) ? codings[coding] : undefined;
  if (decode === undefined)
    throw new BodyError('unsupported_encoding', { reason: 'One coding at a time, and one of these three.' });
  try {
    return await decode(packed, limit);
  } catch (error) {
    if (isTooLarge(error))
      throw new BodyError('body_too_large', { reason: `Unpacked, it is more than ${limit} bytes.`, cause: error });
    throw new BodyError('unreadable_body', { reason: `It is not a whole ${coding} stream.`, cause: error });
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}
