import type { Incoming } from '../conversation/input.ts';
import { caseOf } from '../conversation/run.ts';
import type { Talk } from '../conversation/talk.ts';
import type { World } from '../conversation/world.ts';
import type { Cases } from '../store/cases.ts';
import { chatHash } from '../store/hashes.ts';
import type { Store } from '../store/store.ts';
import { isSexual } from '../tips/care.ts';
import { type CaseStatus, isOver } from '../tips/case.ts';
import type { Work } from './work.ts';

export interface KnownOptions {
  readonly store: Store;
  readonly cases: Pick<Cases, 'ofReporter' | 'events'>;
  readonly world: Pick<World, 'understand'>;
}

/** What decides whether a file is fetched at all, found out from what is sealed: nothing is noted for it. */
export interface Known {
  /** About sexual violence: no picture of it is taken. */
  readonly sexual: boolean;
  /** About a danger: no limit stands in its way. */
  readonly danger: boolean;
}

const nothing: Known = { sexual: false, danger: false };

/**
 * Looks at the words beside a file, at those that came just before it and wait as well, and at the case
 * that the talk is about; where it is about none, at every case of this person that still goes on.
 */
export async function knownBefore(
  incoming: Incoming,
  before: readonly Work[],
  options: KnownOptions,
): Promise<Known> {
  const said = before.flatMap((work) => (work.type === 'message' ? wordsOf(work.incoming) : []));
  const spoken = [...said, ...wordsOf(incoming)].map((text) => options.world.understand(text, {}).danger);
  const stored = await knownOfTalk(incoming, options);
  return {
    sexual: stored.sexual || spoken.some(({ danger, kind }) => danger && kind === 'sexual'),
    danger: stored.danger || spoken.some(({ danger }) => danger),
  };
}

function wordsOf({ input }: Incoming): string[] {
  if (input.kind === 'text') return [input.text];
  return input.kind === 'media' && input.caption ? [input.caption] : [];
}

async function knownOfTalk({ channel, chat }: Incoming, { store, cases }: KnownOptions): Promise<Known> {
  const row = await store.db
    .selectFrom('conversation')
    .select(['person_id', 'state'])
    .where('channel', '=', channel)
    .where('chat_hash', '=', chatHash(store.seal, channel, chat))
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return nothing;
  const talk = row.state ? store.seal.openJson<Talk>('conversation.state', row.state) : null;
  const flow = talk?.flow ?? null;
  const about = caseOf(flow) ?? caseOf(talk?.held ?? null);
  const spoken = flow?.answers.kind === 'sexual';
  return store.transact(async (tx) => {
    const mine = await cases.ofReporter(tx, row.person_id);
    const files = mine.filter((file) =>
      about === null ? goesOn(file.state.status) : file.id === about && file.key !== null,
    );
    const events = [];
    for (const file of files) events.push(...(await cases.events(tx, file)));
    return {
      sexual: spoken || isSexual(events),
      danger: spoken || files.some(({ kind, urgency }) => kind === 'danger' || urgency === 'danger'),
    };
  });
}

const goesOn = (status: CaseStatus): boolean => status !== 'withdrawn' && !isOver(status);
