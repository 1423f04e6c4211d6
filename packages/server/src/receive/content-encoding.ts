import zlib from 'node:zlib';
import { BodyError } from './body-error.ts';

/** What came out, and how many of the bytes that went in belonged to the stream. */
type Unpacked = { bytes: Buffer; consumed: number };
type Decoder = (packed: Buffer, limit: number) => Promise<Unpacked>;

/** With `info`, the decoders answer with the bytes and with the engine that made them; their types know only the bytes. */
type Answer = { buffer: Buffer; engine: { bytesWritten: number } };
type Decompress<Options> = (
  packed: Buffer,
  options: Options,
  done: (error: Error | null, answer: Buffer) => void,
) => void;

function decoder<Options>(decompress: Decompress<Options>, options: (limit: number) => Options): Decoder {
  return (packed, limit) =>
    new Promise((resolve, reject) => {
      decompress(packed, options(limit), (error, answer) => {
        if (error !== null) return reject(error);
        // `info` is set below for every coding.
        const { buffer, engine } = answer as unknown as Answer;
        resolve({ bytes: buffer, consumed: engine.bytesWritten });
      });
    });
}

/** The decompression stops at the chunk that goes over the limit. */
const bounded = (maxOutputLength: number) => ({ maxOutputLength, chunkSize: 64 * 1024, info: true });

/** RFC 9659: a window of 8 MiB is the most a zstd Content-Encoding may ask a reader to hold. */
const zstdParams = { [zlib.constants.ZSTD_d_windowLogMax]: 23 };

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: decoder<zlib.ZlibOptions>(zlib.gunzip, bounded),
  br: decoder<zlib.BrotliOptions>(zlib.brotliDecompress, bounded),
  zstd: decoder<zlib.ZstdOptions>(zlib.zstdDecompress, (limit) => ({ ...bounded(limit), params: zstdParams })),
};

/**
 * Undoes a Content-Encoding. Gives up as soon as more than `limit` bytes have come out, so that a bomb costs no more
 * memory than a body of that size. Rejects with {@link BodyError}.
 */
export async function unpack(packed: Buffer, contentEncoding: string | null, limit: number): Promise<Buffer> {
  const coding = (contentEncoding ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return packed;
  const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
  if (decode === undefined) {
    throw new BodyError('unsupported_encoding', { reason: 'Exactly one of these codings is undone.' });
  }
  const { bytes, consumed } = await decode(packed, limit).catch((error: unknown) => {
    throw refusal(error, coding, limit);
  });
  // TRAP: Node ends brotli and zstd at the end of the first stream and says nothing of what follows. Taken silently,
  // the second half of two concatenated zstd frames would be lost under a 200.
  if (consumed !== packed.length) {
    throw new BodyError('unreadable_body', { reason: `Something follows the end of the ${coding} stream.` });
  }
  return bytes;
}

function refusal(error: unknown, coding: string, limit: number): BodyError {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    ? new BodyError('body_too_large', { reason: `Unpacked, it is more than ${limit} bytes.`, cause: error })
    : new BodyError('unreadable_body', { reason: `It is not a whole ${coding} stream.`, cause: error });
}
