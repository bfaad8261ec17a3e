import { fold } from '../../flows/choose.ts';
import type { CaseFile } from '../../store/cases.ts';
import { type CaseEvent, isOver } from '../../tips/case.ts';
import { sameness } from '../../tips/shingles.ts';
import type { Entities } from '../../understanding/entities.ts';
import { isObject, type Json } from '../../values/json.ts';
import type { Inside } from '../context.ts';
import { storyOf } from '../telling.ts';
import { tellClaimer } from './updates.ts';

/** So much of the words must be the same, in the same order. */
const sameFrom = 0.6;
const dayMs = 86_400_000;
/** One of these more, and a story may say the opposite of what it said. */
const turning = new Set(
  (
    'tidak tak gak ga nggak enggak ngga ora belum blm bukan jangan sudah udah udh sdh batal jadi pulang kabur hilang mati ' +
    'meninggal sakit berangkat ditahan not no never already gone left dead sick missing'
  ).split(' '),
);

/**
 * The case in which the same person has told the same within the policy's time, if it still goes on and
 * nothing new is said now. Null whenever that is not certain: two cases are better than one unheard. A
 * cry for help, and what a picture or a voice tells, is always a case of its own.
 */
export async function sameTipOf(
  file: CaseFile,
  events: readonly CaseEvent[],
  inside: Inside,
): Promise<CaseFile | null> {
  if (file.kind !== 'recruiter' || file.urgency === 'danger' || file.reporterId === null) return null;
  if (!events.every(isPlain)) return null;
  const { tx, now, services } = inside;
  const story = storyOf(events);
  for (const first of await services.cases.ofReporter(tx, file.reporterId)) {
    const known = first.id !== file.id && first.kind === file.kind && isComplete(first);
    if (!known || now - first.openedAt > services.world.policy.linked.within) continue;
    const before = await services.cases.events(tx, first);
    if (saysTheSame(story, before) && !saysNew(story, first, before, inside)) return first;
  }
  return null;
}

/** Somebody has it, and where it happens is known: what is missing in an unfinished report may come now. */
const isComplete = ({ state, key, incomplete, region }: CaseFile): boolean =>
  state.status !== 'draft' && !isOver(state.status) && key !== null && !incomplete && region !== null;

const isPlain = ({ kind, data }: CaseEvent): boolean =>
  kind === 'told' && isObject(data) && data.kind === 'text' && data.danger === undefined;

/** As it was at first, or with what was added later. */
function saysTheSame(story: string, before: readonly CaseEvent[]): boolean {
  const opened = before.findIndex(({ kind }) => kind === 'opened');
  return [before.slice(0, opened + 1), before].some((part) => sameness(story, storyOf(part)) >= sameFrom);
}

function saysNew(
  story: string,
  first: CaseFile,
  before: readonly CaseEvent[],
  { now, services }: Inside,
): boolean {
  const known = storyOf(before);
  const knownWords = new Set(fold(known).split(' '));
  const fresh = fold(story)
    .split(' ')
    .filter((word) => !knownWords.has(word));
  if (fresh.some((word) => /\d/.test(word) || turning.has(word))) return true;
  const [said, knew] = [story, known].map((text) => services.world.understand(text, {}).entities());
  if (!said || !knew) return true;
  // "Tomorrow" is another day than when it was said first.
  const soon = said.departureSoon && (first.urgency === 'normal' || now - first.openedAt > dayMs / 2);
  return soon || (said.minors && !knew.minors) || namesMore(said, knew);
}

const namesMore = (said: Entities, knew: Entities): boolean =>
  (['phones', 'accounts', 'handles', 'persons', 'countries'] as const).some((what) =>
    said[what].some((one) => !knew[what].includes(one)),
  ) ||
  (said.agency !== null && said.agency !== knew.agency) ||
  (said.region !== null && said.region.code !== knew.region?.code);

/** Keeps the words with the first case, and throws the draft away. Gives what the flow is told. */
export async function addToFirst(
  first: CaseFile,
  draft: CaseFile,
  events: readonly CaseEvent[],
  inside: Inside,
): Promise<Json> {
  const { tx, now, services } = inside;
  const data = { kind: 'text', text: storyOf(events) };
  const before = storyOf(await services.cases.events(tx, first));
  await services.cases.discard(tx, draft);
  const kept = await services.cases.record(tx, first, { kind: 'told', at: now, data }, { quiet: false });
  // The very same words once more are nothing that the claimer has to look at.
  if (!fold(before).includes(fold(data.text))) await tellClaimer(kept, inside, 'told', data);
  return { empty: false, same: first.number };
}
