import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Refusal, WebTalk } from '../channels/web/web.ts';
import type { Rates } from '../shared/rates.ts';
import { HttpProblem, type Problem } from './errors.ts';
import { deviceLanguage } from './language.ts';
import { readUpload } from './uploads.ts';

export interface ChatDeps {
  readonly talk: WebTalk;
  readonly rates: Rates;
  /** A keyed hash of an address, so that addresses stand in no table of rates. */
  readonly hashAddress: (address: string) => string;
}

const jsonLimit = '1mb';
/** Faster than a person types: answered, but not at once. */
const humanPace = { points: 300, perMs: 60_000 };
/** Faster than any person: refused for a moment. */
const machinePace = { points: 1200, perMs: 60_000 };
/** Many people may share one address of a mobile network. */
const sessionsPerAddress = { points: 3000, perMs: 600_000 };
/** A file may take ten megabytes of the disk, and new sessions cost nothing; words are always taken. */
const filesPerAddress = { points: 200, perMs: 3_600_000 };
const slowMs = 1000;

const session = z.string().min(1).max(200);
const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const saidBody = z.object({
  session,
  text: z.string().optional(),
  choice: z.string().max(1000).optional(),
  id: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
  after: number.optional(),
});
const laterQuery = z.object({ session, after: number.optional() });
const refusals: Readonly<Record<Refusal, Problem>> = {
  empty: 'empty',
  'unknown-choice': 'choice',
  'wrong-file-type': 'file-type',
};

/** The routes of the chat page. Their contract is for every client, not for our page alone. */
export function chatRoutes(deps: ChatDeps): Router {
  const { talk, rates } = deps;
  const router = Router();
  router.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });

  router.post('/sessions', async (request, response) => {
    const wait = await rates.take(`web-session:${deps.hashAddress(request.ip ?? '')}`, sessionsPerAddress);
    if (wait > 0) throw new HttpProblem('too-fast', wait);
    response.json({ session: await talk.open() });
  });

  router.post('/messages', express.json({ limit: jsonLimit }), multipart(), async (request, response) => {
    const body = parse(saidBody, request.body);
    const known = await talk.knows(body.session);
    await keepPace(rates, known ? body.session : deps.hashAddress(request.ip ?? ''));
    if (request.file) await keepToFiles(deps, request.ip ?? '');
    const current = known ? body.session : await talk.open();
    const language = deviceLanguage(request.get('accept-language'));
    const answer = await talk.say(current, {
      ...(body.text === undefined ? {} : { text: body.text }),
      ...(body.choice === undefined ? {} : { choice: body.choice }),
      ...(body.id === undefined ? {} : { id: body.id }),
      ...(body.after === undefined || !known ? {} : { after: body.after }),
      ...(request.file ? { file: { bytes: request.file.buffer, fileName: request.file.originalname } } : {}),
      ...(language ? { language } : {}),
    });
    if (typeof answer === 'string') throw new HttpProblem(refusals[answer]);
    response.json(known ? answer : { ...answer, session: current });
  });

  router.get('/messages', async (request, response) => {
    const query = parse(laterQuery, request.query);
    // `session: null` tells the page that its talk is over here; the next message opens a new one.
    if (!(await talk.knows(query.session)))
      return void response.json({ replies: [], after: 0, session: null });
    response.json(await talk.replies(query.session, query.after));
  });

  router.get('/media/:id', async (request, response) => {
    const { session: asking } = parse(z.object({ session }), request.query);
    const media = (await talk.knows(asking)) ? await talk.media(asking, request.params.id) : null;
    if (!media) throw new HttpProblem('not-found');
    sendMedia(response, media);
  });
  return router;
}

/** Passes JSON by, reads multipart, refuses the rest. */
function multipart(): (request: Request, response: Response, next: (error?: unknown) => void) => void {
  const upload = readUpload();
  return (request, response, next) => {
    if (request.is('multipart/form-data')) return void upload(request, response, next);
    if (request.is('application/json')) return next();
    next(new HttpProblem('content-type'));
  };
}

/** Never in the way of a person: above their pace the answer comes later, far above it not at all. */
async function keepPace(rates: Rates, who: string): Promise<void> {
  const refused = await rates.take(`web-machine:${who}`, machinePace);
  if (refused > 0) throw new HttpProblem('too-fast', refused);
  if ((await rates.take(`web-person:${who}`, humanPace)) > 0) await sleep(slowMs);
}

async function keepToFiles({ rates, hashAddress }: ChatDeps, address: string): Promise<void> {
  const wait = await rates.take(`web-files:${hashAddress(address)}`, filesPerAddress);
  if (wait > 0) throw new HttpProblem('too-fast', wait);
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path[0];
  throw new HttpProblem(path === 'session' ? 'session' : path === 'choice' ? 'choice' : 'bad-request');
}

function sendMedia(response: Response, media: { bytes: Buffer; mime: string }): void {
  response.type(media.mime);
  if (!media.mime.startsWith('image/')) response.set('content-disposition', 'attachment; filename="suluh"');
  response.send(media.bytes);
}
