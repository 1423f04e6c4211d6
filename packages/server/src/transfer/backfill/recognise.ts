import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileFaultOf, sizeOf } from '../import/contents.ts';
import { fileTypeOf } from '../import/file-type.ts';
import { ImportError } from '../import/import-error.ts';
import type { SourceName } from './source.ts';
import { recogniseSource } from './sources.ts';

const headBytes = 64 * 1024;

/**
 * The product that a file is an export of: as given, else by its content; undefined for a file of messages, which is known by its
 * name. Rejects with an ImportError when neither says anything.
 */
export async function findSource(path: string, given: SourceName | undefined): Promise<SourceName | undefined> {
  if (given !== undefined) return given;
  try {
    fileTypeOf(path);
    return undefined;
  } catch (cause) {
    // Of a file that is not there, the name is what can be said.
    if (!existsSync(path)) throw cause;
    await sizeOf(path);
    const found = recogniseSource(await headOf(path));
    if (found === undefined) {
      const sentence = cause instanceof ImportError ? cause.message : `${path} cannot be imported.`;
      throw new ImportError(`${sentence} If it is an export of another product, say of which with --from.`, {
        cause,
        misuse: true,
      });
    }
    return found;
  }
}

async function headOf(path: string): Promise<Buffer> {
  const head = Buffer.alloc(headBytes);
  try {
    const file = await open(path);
    const { bytesRead } = await file.read(head, 0, headBytes, 0).finally(() => file.close());
    return head.subarray(0, bytesRead);
  } catch (cause) {
    throw new ImportError(fileFaultOf(cause, path), { cause });
  }
}
