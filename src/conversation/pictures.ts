import * as engine from '../flows/engine.ts';
import type { Understood } from '../understanding/understand.ts';
import type { PictureRead } from './input.ts';
import { begin, caseOf, flowOf, type Scene, withTalk } from './run.ts';
import type { ReadPictures, Turn } from './talk.ts';

/** Pictures have been read: they wait to be told. */
export const wasRead = (turn: Turn, pictures: ReadPictures): Turn =>
  withTalk(turn, { pictures: [...(turn.talk.pictures ?? []), pictures] });

/** Says what was read in the pictures that wait, once nothing else is under way. */
export function tellPictures(turn: Turn, scene: Scene): Turn {
  const [first, ...later] = turn.talk.pictures ?? [];
  if (!first || turn.action !== null || isBusy(turn, scene)) return turn;
  const { pictures: _told, ...talk } = turn.talk;
  const rest = { ...turn, talk: { ...talk, flow: null, ...(later.length > 0 ? { pictures: later } : {}) } };
  // Of several each is told; the choices under the last one count.
  return tellPictures(begin(rest, scene, 'picture.result', answersOf(first)), scene);
}

const answersOf = ({ media, read }: ReadPictures) => ({ media: [...media], ...partsOf(read) });

const partsOf = (read: PictureRead) =>
  'text' in read ? { text: read.text, short: shortened(read.text) } : { problem: read.problem };

/** So many letters show whether the right things were read; the whole goes into the assessment. */
const mostShown = 400;

function shortened(text: string): string {
  const lines = text.replace(/\n{2,}/g, '\n');
  return lines.length <= mostShown ? lines : `${lines.slice(0, mostShown).replace(/\s+\S*$/, '')} …`;
}

/** Questions that may be left without a word: a list to choose from, or what may follow an answer. */
const leavable = ['menu', 'warning.job-offer'];

/** A report, a cry for help or any question that waits for its answer is not interrupted. */
export function isBusy({ talk }: Turn, scene: Scene): boolean {
  if (caseOf(talk.flow) !== null || talk.held !== null) return true;
  const flow = talk.flow ? flowOf(scene, talk.flow) : undefined;
  if (!talk.flow || !flow || leavable.includes(flow.id)) return false;
  if (flow.version !== talk.flow.version) return true;
  return engine.askAt(flow, talk.flow).passing !== true;
}

/** Words of people who send a picture and want to know what to think of it. */
const wonders =
  /\b(?:iklan|loker|lowongan|lowker|lamaran|beneran|bener|betul|asli|palsu|hoaks?|hoax|penipuan|nipu|tipu|resmi|terpercaya|advert|vacancy|job|real|fake|scam|legit)\b/i;

/** Whether what stands under a picture asks about an offer of work. */
export function asksAboutAdvert(caption: string, { topic }: Pick<Understood, 'topic'>): boolean {
  const about = topic.outcome === 'answer' ? topic.topic : null;
  return about === 'warning.job-offer' || about === 'agency.verify' || wonders.test(caption);
}
