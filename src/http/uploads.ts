import type { NextFunction, Request, RequestHandler, Response } from 'express';
import multer, { MulterError } from 'multer';
import { HttpProblem } from './errors.ts';

/** Bytes of one file from the page. */
export const fileLimit = 10 * 1024 * 1024;
const textLimit = 1024 * 1024;
/** Files held in memory at once; further ones wait in their connections. */
const atOnce = 6;
const idleMs = 20_000;

/** Reads a multipart body with at most one `file` into memory, a few at a time. */
export function readUpload(): RequestHandler {
  const parse = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: fileLimit, files: 1, fields: 8, fieldSize: textLimit, parts: 9 },
    defParamCharset: 'utf8',
  }).single('file');
  const gate = createGate(atOnce);
  return (request, response, next) => {
    gate((leave) => {
      if (request.destroyed) return leave();
      // Somebody who stops half-way must not keep the others waiting.
      const { socket } = request;
      const giveUp = () => socket.destroy();
      socket.setTimeout(idleMs).on('timeout', giveUp);
      const finish = once((error?: unknown) => {
        socket.setTimeout(0).off('timeout', giveUp);
        leave();
        next(error === undefined ? undefined : uploadProblem(error));
      });
      request.once('close', () => {
        if (!request.complete) leave();
      });
      run(parse, request, response, finish);
    });
  };
}

/** The file stays in memory, so whatever fails here is the fault of what was sent. */
function uploadProblem(error: unknown): HttpProblem {
  const code = error instanceof MulterError ? error.code : '';
  if (code === 'LIMIT_FILE_SIZE') return new HttpProblem('file-too-large');
  return new HttpProblem(code === 'LIMIT_FIELD_VALUE' ? 'too-large' : 'bad-request');
}

function run(parse: RequestHandler, request: Request, response: Response, next: NextFunction): void {
  try {
    void parse(request, response, next);
  } catch (error) {
    next(error);
  }
}

type Enter = (task: (leave: () => void) => void) => void;

/** Lets at most `limit` tasks in; the others wait in order. */
function createGate(limit: number): Enter {
  const waiting: (() => void)[] = [];
  let inside = 0;
  return (task) => {
    const enter = () => {
      inside += 1;
      task(
        once(() => {
          inside -= 1;
          waiting.shift()?.();
        }),
      );
    };
    if (inside < limit) enter();
    else waiting.push(enter);
  };
}

function once<T extends unknown[]>(call: (...args: T) => void): (...args: T) => void {
  let called = false;
  return (...args) => {
    if (called) return;
    called = true;
    call(...args);
  };
}
