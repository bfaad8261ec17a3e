import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Name of the database file within DATA_DIR. */
export const databaseFile = 'suluh.db';

/** DATA_DIR cannot be used; the message says why, and what to do. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

const cure = 'Give the user that runs suluh the right to write there, or set DATA_DIR to another folder.';

/** Makes DATA_DIR where it is missing, readable by its owner only. Throws FolderError where nothing can be kept in it. */
export function openFolder(path: string): void {
  try {
    make(path);
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch {
    throw new FolderError(`DATA_DIR ${path} cannot be written. ${cure}`);
  }
  if (!statSync(path).isDirectory())
    throw new FolderError(`DATA_DIR ${path} is a file. Set DATA_DIR to a folder.`);
}

/** Folder by folder: making all at once waits for ever under a folder that only pretends to take them. */
function make(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) make(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
