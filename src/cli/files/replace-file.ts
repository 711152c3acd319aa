// A file is replaced whole or not at all: the new one is written beside the old one and then takes its name.

import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { Socket } from 'node:net';
import { dirname, join, resolve } from 'node:path';

/** The name of a file that stands for standard output. */
export const standardOutput = '-';

/** Links followed at most, as Linux does; a circle of them has been refused before. */
const mostLinks = 40;

/** The files by which a process names what it has open: no other file can take their place. */
const openFiles = /^\/proc\/[^/]+\/fd\/|^\/dev\/fd\//;

/** The file that a path leads to, which need not be there yet. */
function targetOf(path: string): string {
  let target = path;
  for (let i = 0; i < mostLinks && !openFiles.test(target); i++) {
    if (!lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) return target;
    target = resolve(dirname(target), readlinkSync(target));
  }
  return target;
}

/** Whether another file can take its place: a device, a pipe or what is open already is written into. */
function isReplaceable(target: string): boolean {
  if (openFiles.test(target)) return false;
  return statSync(target, { throwIfNoEntry: false })?.isFile() ?? true;
}

/** A short name: that of the file may be as long as a name can be. */
function besideOf(target: string): string {
  return join(dirname(target), `.amdahl-lab-${randomUUID().slice(0, 8)}.part`);
}

/** Throws the system's error where `path` could not be replaced now. Leaves everything as it was. */
export function checkReplaceable(path: string): void {
  const target = targetOf(path);
  if (!isReplaceable(target)) {
    if (!openFiles.test(target)) accessSync(target, constants.W_OK);
    return;
  }
  if (statSync(target, { throwIfNoEntry: false })) accessSync(target, constants.W_OK);
  // A name that is too long shows when it is looked for; permissions alone do not tell of a read-only file system.
  else lstatSync(target, { throwIfNoEntry: false });
  const beside = besideOf(target);
  closeSync(openSync(beside, 'wx'));
  rmSync(beside);
}

/**
 * Puts `text` in place of what is in a file: whatever happens meanwhile, it holds either the old text or the new one,
 * and nothing is left beside it. A symbolic link stays one. Rejects with the system's error.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = targetOf(path);
  if (!isReplaceable(target)) {
    await writeInto(target, text);
    return;
  }
  const beside = besideOf(target);
  try {
    writeWhole(beside, target, text);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(dirname(target));
}

/** Writes `beside` to the disk, for the same people as the file whose place it will take. */
function writeWhole(beside: string, target: string, text: string): void {
  const file = openSync(beside, 'wx');
  try {
    writeFileSync(file, text);
    const old = statSync(target, { throwIfNoEntry: false });
    if (old) keepOwner(file, old);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function keepOwner(file: number, old: ReturnType<typeof lstatSync> & object): void {
  fchmodSync(file, Number(old.mode) % 0o1_0000);
  try {
    fchownSync(file, Number(old.uid), Number(old.gid));
  } catch {
    // Only root may give a file away.
  }
}

/** The new name reaches the disk too, where folders can be opened. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r');
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    // Some systems have no such thing; the file itself is written.
  }
}

/** Into a device or a pipe. A pipe that nobody reads is refused, and one that is full is waited for. */
async function writeInto(target: string, text: string): Promise<void> {
  const file = openSync(target, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
  if (!statSync(target).isFIFO()) {
    try {
      writeFileSync(file, text);
    } finally {
      closeSync(file);
    }
    return;
  }
  const pipe = new Socket({ fd: file, readable: false, writable: true });
  await new Promise<void>((done, fail) => {
    pipe.once('error', fail);
    pipe.end(text, done);
  });
}
