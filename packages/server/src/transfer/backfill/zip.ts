import { type Entry, openPromise } from 'yauzl';
import { ImportError } from '../import/import-error.ts';

/** A file inside a ZIP. */
export type ZipMember = {
  /** With its folders. */
  name: string;
  read(): AsyncIterable<Buffer>;
};

/**
 * The files of a ZIP, in its order, one of them open at a time; `onBytes` hears how many bytes of the ZIP are behind. Throws an
 * ImportError where it is none.
 */
export async function* readZip(path: string, onBytes: (bytes: number) => void): AsyncGenerator<ZipMember> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch((cause: unknown) => {
    throw faultOf(path, cause);
  });
  let behind = 0;
  async function* read(entry: Entry): AsyncGenerator<Buffer> {
    if (entry.isEncrypted()) throw new ImportError(`${path} is locked with a password. Unlock it first.`);
    try {
      for await (const chunk of await zip.openReadStreamPromise(entry)) yield chunk;
    } catch (cause) {
      throw cause instanceof ImportError ? cause : faultOf(path, cause);
    }
  }
  try {
    const entries = zip.eachEntry();
    for (;;) {
      const { value: entry, done } = await entries.next().catch((cause: unknown) => {
        throw faultOf(path, cause);
      });
      if (done === true) return;
      if (!entry.fileName.endsWith('/')) yield { name: entry.fileName, read: () => read(entry) };
      behind += entry.compressedSize;
      onBytes(behind);
    }
  } finally {
    zip.close();
  }
}

/** Errors of the system have a code, and are put into words elsewhere. */
function faultOf(path: string, cause: unknown): Error {
  if (cause instanceof Error && 'code' in cause && !String(cause.code).startsWith('Z_')) return cause;
  return new ImportError(`${path} is no ZIP file, or it is damaged or cut short. Nothing of it was imported.`, {
    cause,
  });
}
