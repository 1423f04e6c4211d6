import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { unpack } from './content-encoding.ts';

vi.setConfig({ testTimeout: 60_000 });

const text = Buffer.from(JSON.stringify(Array.from({ length: 200 }, (_, i) => ({ i, square: i * i }))));
const limit = 1024 * 1024;

const packers = [
  ['gzip', zlib.gzipSync],
  // A low quality: the default one takes seconds over a bomb.
  [
    'br',
    (bytes: Uint8Array) => zlib.brotliCompressSync(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
  ],
  ['zstd', zlib.zstdCompressSync],
] as const;

describe.each(packers)('%s', (coding, pack) => {
  test('gives back what was packed, up to exactly the limit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 2000 }), async (bytes) => {
        expect(await unpack(pack(bytes), coding, bytes.length)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('its name may be in capitals, with blanks around it', async () => {
    expect(await unpack(pack(text), ` ${coding.toUpperCase()} `, limit)).toEqual(text);
  });

  test('one byte more than the limit is too large', async () => {
    await expect(unpack(pack(text), coding, text.length - 1)).rejects.toMatchObject({ code: 'body_too_large' });
  });

  test('a bomb is given up at the limit', async () => {
    const bomb = pack(Buffer.alloc(128 * 1024 * 1024));
    const before = process.memoryUsage();
    let most = 0;
    const watch = setInterval(() => {
      const { arrayBuffers, external } = process.memoryUsage();
      most = Math.max(most, arrayBuffers - before.arrayBuffers, external - before.external);
    }, 1);
    await expect(unpack(bomb, coding, 8 * 1024 * 1024)).rejects.toMatchObject({ code: 'body_too_large' });
    clearInterval(watch);
    expect(most).toBeLessThan(32 * 1024 * 1024);
  });

  test('cut off anywhere it is unreadable', async () => {
    const packed = pack(text);
    for (let length = 0; length < packed.length; length++) {
      await expect(unpack(packed.subarray(0, length), coding, limit)).rejects.toMatchObject({
        code: 'unreadable_body',
      });
    }
  });

  test('damaged anywhere it is refused or unpacked, never a crash', async () => {
    const packed = pack(text);
    for (let place = 0; place < packed.length; place++) {
      const damaged = Buffer.from(packed);
      damaged.writeUInt8(packed.readUInt8(place) ^ 0xff, place);
      const outcome = await unpack(damaged, coding, limit).catch((error: unknown) => error);
      if (!Buffer.isBuffer(outcome))
        expect(outcome).toHaveProperty('code', expect.stringMatching(/unreadable|too_large/));
    }
  });

  test('what follows the stream is not silently dropped', async () => {
    const packed = Buffer.concat([pack(text), Buffer.from('{"platform":"webchat"}')]);
    await expect(unpack(packed, coding, limit)).rejects.toMatchObject({ code: 'unreadable_body' });
  });

  test('bytes that are no such stream are unreadable', async () => {
    await expect(unpack(text, coding, limit)).rejects.toMatchObject({ code: 'unreadable_body' });
  });
});

test('two gzip members are one stream; two of another coding are not read by halves', async () => {
  const twice = (pack: (bytes: Buffer) => Buffer) => Buffer.concat([pack(text), pack(text)]);
  expect(await unpack(twice(zlib.gzipSync), 'gzip', limit)).toEqual(Buffer.concat([text, text]));
  await expect(unpack(twice(zlib.zstdCompressSync), 'zstd', limit)).rejects.toMatchObject({ code: 'unreadable_body' });
  await expect(unpack(twice(zlib.brotliCompressSync), 'br', limit)).rejects.toMatchObject({ code: 'unreadable_body' });
});

test('a zstd stream may not ask for a window of more than 8 MiB', async () => {
  const params = { [zlib.constants.ZSTD_c_windowLog]: 27 };
  const packed = await new Promise<Buffer>((resolve, reject) => {
    const stream = zlib.createZstdCompress({ params });
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => resolve(Buffer.concat(chunks)));
    stream.on('error', reject);
    // Flushed in between, so that the compressor cannot know the size and shrink the window to it.
    stream.write(text, () => stream.flush(() => stream.end(text)));
  });
  await expect(unpack(packed, 'zstd', limit)).rejects.toMatchObject({ code: 'unreadable_body' });
});

test.each([null, '', 'identity', 'Identity'])('%j leaves the body as it is', async (coding) => {
  expect(await unpack(text, coding, 1)).toBe(text);
});

test.each(['deflate', 'gzip, gzip', 'gzip, br', 'identity, gzip', 'compress', '__proto__', 'toString'])(
  '%j is refused',
  async (coding) => {
    await expect(unpack(text, coding, limit)).rejects.toMatchObject({ code: 'unsupported_encoding' });
  },
);
