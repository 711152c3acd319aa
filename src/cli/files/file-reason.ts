// Why the system refuses a file, in words.

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not open it',
  EBUSY: 'something else uses it',
  EDQUOT: 'the quota of this user is used up',
  EFBIG: 'it would be larger than a file may be here',
  EIO: 'the device does not work',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open',
  ENOENT: 'it is not there',
  ENOSPC: 'no space is left on the device',
  ENOTDIR: 'a part of its path is a file and no folder',
  ENXIO: 'nobody reads it',
  EPERM: 'this user may not open it',
  EPIPE: 'whoever reads it has closed it',
  EROFS: 'the file system is read-only',
};

/** Letters of a path that are shown; a longer one loses its middle. */
const shownLetters = 160;

/** What an error of the file system says, with its code; the first line of any other error. */
export function fileReason(error: unknown): string {
  const code = (error as Partial<NodeJS.ErrnoException> | undefined)?.code ?? '';
  if (Object.hasOwn(reasons, code)) return `${code}: ${reasons[code]}`;
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}

/** A path for a sentence: on one line, and no longer than can be read. */
export function showPath(path: string): string {
  const plain = path.replaceAll(/\p{Cc}/gu, '\u{fffd}');
  if (plain.length <= shownLetters) return plain;
  return `${plain.slice(0, shownLetters / 2)}…${plain.slice(-shownLetters / 2)}`;
}
