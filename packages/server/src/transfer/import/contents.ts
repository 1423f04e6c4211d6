import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { FileType } from './file-type.ts';
import { ImportError } from './import-error.ts';
import { readUnpacked } from './unpacked.ts';

/** What the file holds once it is unpacked. */
export type Contents = {
  /** SHA-256, hexadecimal: the same whether the file is packed or not. */
  checksum: string;
  bytes: number;
  /** The first 64 KiB. */
  head: Buffer;
};

const headBytes = 64 * 1024;

/**
 * Reads a file through once. That tells files that are missing, unreadable, empty or badly packed from those that the
 * engine may be given. Rejects with an ImportError.
 */
export async function readContents(
  path: string,
  { compression }: FileType,
  signal: AbortSignal,
  onBytes: (read: number, total: number) => void,
): Promise<Contents> {
  const total = await sizeOf(path);
  const checksum = createHash('sha256');
  const head: Buffer[] = [];
  let headLength = 0;
  let bytes = 0;
  try {
    await readUnpacked(path, compression, signal, async (chunks, file) => {
      for await (const chunk of chunks) {
        checksum.update(chunk);
        bytes += chunk.length;
        if (headLength < headBytes) head.push(chunk.subarray(0, headBytes - headLength));
        headLength += chunk.length;
        onBytes(file.bytesRead, total);
      }
    });
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ImportError(fileFaultOf(cause, path), { cause });
  }
  if (bytes === 0) throw new ImportError(`${path} is empty.`);
  return { checksum: checksum.digest('hex'), bytes, head: Buffer.concat(head) };
}

/** How many bytes a file has. Rejects with an ImportError where it cannot be imported: missing, a directory, a pipe. */
export async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isDirectory())
      throw new ImportError(`${path} is a directory. Import the files in it one by one.`, { misuse: true });
    if (!found.isFile())
      throw new ImportError(`${path} is not a file. It is read more than once, so a pipe will not do.`, {
        misuse: true,
      });
    return found.size;
  } catch (cause) {
    throw cause instanceof ImportError ? cause : new ImportError(fileFaultOf(cause, path), { cause });
  }
}

/** Why a file could not be read, as a sentence. */
export function fileFaultOf(cause: unknown, path: string): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file ${path}.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${path} cannot be read by the user that Turnout runs as. Give it the right to read the file.`;
  if (code.startsWith('Z_') || code.startsWith('ZSTD_'))
    return `${path} is packed badly: it is cut short, damaged, or not what its name says.`;
  return `${path} could not be read (${code}).`;
}
