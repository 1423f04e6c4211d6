import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const brotli = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);
const gzip = promisify<Buffer, Buffer>(zlib.gzip);

export type Encoding = 'br' | 'gzip';

export type Asset = {
  contentType: string;
  etag: string;
  /** Its name changes with its content, so a browser may keep it for good. */
  isImmutable: boolean;
  /** As it is, or packed; each packing is done once, when first asked for. */
  bytes(encoding?: Encoding): Promise<Buffer>;
  encodings: readonly Encoding[];
};

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.tgz': 'application/gzip',
};
const packed = new Set(['.png', '.ico', '.woff2', '.tgz']);

/**
 * The built dashboard in memory, by address (`/assets/index-4f3c.js`). Only what is listed here is ever served, so no
 * address leads anywhere else on the disk. Empty when it was not built.
 */
export function readAssets(directory: string): ReadonlyMap<string, Asset> {
  return new Map(
    listFiles(directory).map((file) => [`/${relative(directory, file).split(sep).join('/')}`, readAsset(file)]),
  );
}

function listFiles(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function readAsset(file: string): Asset {
  const content = readFileSync(file);
  const extension = extname(file);
  const done = new Map<Encoding, Promise<Buffer>>();
  const pack = (encoding: Encoding) =>
    encoding === 'br' ? brotli(content, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }) : gzip(content);
  return {
    contentType: types[extension] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    isImmutable: /[\\/]assets[\\/][^\\/]*-[\w-]{8,}\.\w+$/.test(file),
    encodings: packed.has(extension) || content.length < 1024 ? [] : ['br', 'gzip'],
    bytes(encoding) {
      if (encoding === undefined) return Promise.resolve(content);
      const result = done.get(encoding) ?? pack(encoding);
      done.set(encoding, result);
      return result;
    },
  };
}
