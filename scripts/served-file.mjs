// The file that an address names, read; whatever a client sends, the worst answer is "there is none".

import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What the system says of a path that names no file that can be read. */
const absent = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'ELOOP',
  'EINVAL',
  'EISDIR',
  'EACCES',
]);

/** Path below the root that a request names, or undefined where none can be meant. */
function pathOf(requestUrl) {
  let path;
  try {
    path = decodeURIComponent(requestUrl.split(/[?#]/, 1)[0]);
  } catch {
    return undefined;
  }
  if (!path.startsWith('/') || path.includes('\0')) return undefined;
  return path.endsWith('/') ? `${path}index.html` : path;
}

/**
 * Reads the file below `root` that `requestUrl` names: its bytes, and where it lies. Undefined where there is
 * none, where it is no regular file, or where it lies elsewhere, also by a link. Throws what is a fault of
 * this machine: too many open files, a disk that does not answer.
 */
export async function readServedFile(root, requestUrl) {
  const path = pathOf(requestUrl);
  if (path === undefined) return undefined;
  let handle;
  try {
    const folder = await realpath(root);
    const file = await realpath(join(folder, path));
    if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return undefined;
    // Without waiting: a pipe would wait for whoever writes to it.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if (!(await handle.stat()).isFile()) return undefined;
    return { bytes: await handle.readFile(), file, hashed: isHashed(folder, file) };
  } catch (error) {
    if (absent.has(error.code)) return undefined;
    throw error;
  } finally {
    await handle?.close();
  }
}

/** True for files whose names change with their contents. */
function isHashed(folder, file) {
  return file.startsWith(join(folder, 'assets', sep));
}
