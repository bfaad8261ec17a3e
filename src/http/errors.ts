import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Texts } from '../text/texts.ts';
import { replyLanguage } from './language.ts';

/** What went wrong with a request; each has a sentence for people under `web.error-<problem>`. */
export type Problem =
  | 'bad-request'
  | 'bad-json'
  | 'content-type'
  | 'session'
  | 'empty'
  | 'choice'
  | 'too-large'
  | 'file-type'
  | 'file-too-large'
  | 'too-fast'
  | 'not-found'
  | 'internal';

const statuses: Readonly<Record<Problem, number>> = {
  'bad-request': 400,
  'bad-json': 400,
  'content-type': 415,
  session: 400,
  empty: 400,
  choice: 400,
  'too-large': 413,
  'file-type': 415,
  'file-too-large': 413,
  'too-fast': 429,
  'not-found': 404,
  internal: 500,
};

/** A request that is answered with a kind sentence instead of what it asked for. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly problem: Problem;
  readonly retryAfterMs: number | undefined;

  constructor(problem: Problem, retryAfterMs?: number) {
    super(problem);
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

export const notFound: RequestHandler = () => {
  throw new HttpProblem('not-found');
};

/**
 * Every failure becomes `{error, code}`: a sentence in the reader's language and a word for programs.
 * Only what nobody expected goes to `onError`.
 */
export function errorHandler(texts: Texts, onError: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    // Nobody is there any more to be told.
    if (request.socket.destroyed) return;
    const { problem, retryAfterMs } = problemOf(error);
    if (problem === 'internal') onError(error);
    // Half an answer is out: express can only break the connection, so that nobody takes it for whole.
    if (response.headersSent) return next(error);
    if (retryAfterMs !== undefined) response.set('retry-after', String(Math.ceil(retryAfterMs / 1000)));
    const language = replyLanguage(request.get('accept-language'), request.query.lang);
    response
      .status(statuses[problem])
      .set('cache-control', 'no-store')
      .json({ error: texts.t(language, `web.error-${problem}`), code: problem });
  };
}

const knownTypes: Readonly<Record<string, Problem>> = {
  'entity.parse.failed': 'bad-json',
  'entity.too.large': 'too-large',
  'charset.unsupported': 'content-type',
  'encoding.unsupported': 'content-type',
};

function problemOf(error: unknown): { problem: Problem; retryAfterMs?: number | undefined } {
  if (error instanceof HttpProblem) return error;
  if (!(error instanceof Error)) return { problem: 'internal' };
  const type = 'type' in error && typeof error.type === 'string' ? error.type : '';
  // Whatever else express and its parsers hold against a request is the request's fault.
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500;
  return { problem: knownTypes[type] ?? (status < 500 ? 'bad-request' : 'internal') };
}
