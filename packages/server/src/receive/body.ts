import { limits } from '@turnout/contract';
import { BodyError } from './body-error.ts';
import { unpack } from './content-encoding.ts';

/** What is read of a request: a Fetch `Request`, or anything of its shape. */
export type BodySource = { headers: Pick<Headers, 'get'>; body: AsyncIterable<Uint8Array> | null };

export type BodyLimits = Readonly<{ bodyBytes: number; unpackedBytes: number }>;

/** A request's body as bytes, its Content-Encoding undone; never more than the limits in memory. Rejects with {@link BodyError}. */
export async function readBody(
  { headers, body }: BodySource,
  { bodyBytes, unpackedBytes }: BodyLimits = limits,
): Promise<Buffer> {
  const tooLarge = () => new BodyError('body_too_large', { reason: `As sent, it is more than ${bodyBytes} bytes.` });
  if (Number(headers.get('content-length') ?? 0) > bodyBytes) throw tooLarge();

  const chunks: Uint8Array[] = [];
  let length = 0;
  if (body !== null) {
    const iterator = body[Symbol.asyncIterator]();
    // TRAP: `for await` would cancel the stream when we give up on it, which closes the connection before the answer
    // is sent. What is left of a body that is too large is the HTTP server's to discard.
    for (let next = await read(iterator); next.done !== true; next = await read(iterator)) {
      length += next.value.length;
      if (length > bodyBytes) throw tooLarge();
      chunks.push(next.value);
    }
  }
  return unpack(Buffer.concat(chunks, length), headers.get('content-encoding'), unpackedBytes);
}

async function read(iterator: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  try {
    return await iterator.next();
  } catch (error) {
    throw new BodyError('unreadable_body', { reason: 'The connection ended before the body did.', cause: error });
  }
}
