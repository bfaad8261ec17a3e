import { sql } from 'kysely';
import type { Talk } from '../conversation/talk.ts';
import { isByNumber } from '../values/identity.ts';
import { addAliases, rejoin, whoIsBehind } from './aliases.ts';
import { compileOnce } from './compile.ts';
import { aliasHash, chatHash } from './hashes.ts';
import { newId } from './ids.ts';
import type { Role } from './roster.ts';
import type { Level } from './schema.ts';
import type { Db, Store, Tx } from './store.ts';

/** Who writes, in which conversation, and what they may do; one query on the way of every message. */
export interface Present {
  readonly personId: string;
  readonly language: string | null;
  readonly conversationId: string;
  readonly talk: Talk | null;
  /** Something waits behind the neutral line. */
  readonly news: boolean;
  /** A coordinator has asked something in this conversation, perhaps long ago. */
  readonly asked: boolean;
  readonly coordinator: { readonly id: string; readonly role: Role; readonly level: Level } | null;
}

export interface Place {
  readonly channel: string;
  readonly sender: string;
  readonly chat: string;
  /** Further ids of the same writer. */
  readonly aliases?: readonly string[];
}

export interface People {
  /**
   * Finds the writer and the conversation; makes them where they are new. `silent`: they have written
   * nothing, so that they count neither as seen nor as back.
   */
  meet(tx: Tx, place: Place, now: number, silent?: boolean): Promise<Present>;
  /** Whoever knows the Kode of a case of the person who had their id before is that person. Gives whether. */
  rejoin(tx: Tx, personId: string, formerId: string): Promise<boolean>;
  /** Notes whose a stored file is, so that it can go with everything else of theirs. */
  owns(tx: Tx, personId: string, media: string): Promise<void>;
  saveTalk(tx: Tx, conversationId: string, talk: Talk, now: number): Promise<void>;
  saveLanguage(tx: Tx, personId: string, language: string): Promise<void>;
  /** Where a conversation takes place, for what the bot starts itself. */
  placeOf(
    tx: Tx,
    conversationId: string,
  ): Promise<{ channel: string; chat: string; personId: string; language: string | null } | null>;
}

interface Row {
  readonly person_id: string;
  readonly language: string | null;
  readonly seen_at: number;
  readonly gone_at: number | null;
  readonly channel: string;
  readonly person_seen_at: number;
  readonly conversation_id: string | null;
  readonly state: Uint8Array | null;
  readonly news: number;
  readonly asked: number;
  readonly coordinator_id: string | null;
  readonly role: Role | null;
  readonly level: Level | null;
}

interface Keys {
  readonly hash: Uint8Array;
  readonly chat: string;
}

const hour = 3_600_000;

const idsOf = ({ sender, aliases = [] }: Place): readonly string[] => [sender, ...aliases];

/** @param idleMs after so long without a word a telephone number may belong to somebody else */
export function createPeople(store: Store, idleMs = Number.POSITIVE_INFINITY): People {
  const { db, seal } = store;
  const find = compileOnce<{ hash: Uint8Array; chat: string }, Row>((value) =>
    db
      .selectFrom('alias')
      .innerJoin('person', 'person.id', 'alias.person_id')
      .leftJoin('conversation', (join) =>
        join
          .onRef('conversation.person_id', '=', 'person.id')
          .on('conversation.chat_hash', '=', value('chat')),
      )
      .leftJoin('coordinator', (join) =>
        join
          .onRef('coordinator.person_id', '=', 'person.id')
          .on('coordinator.status', '=', sql.lit('active')),
      )
      .select([
        'person.id as person_id',
        'person.language',
        'alias.seen_at',
        'alias.gone_at',
        'alias.channel',
        'person.seen_at as person_seen_at',
        'conversation.id as conversation_id',
        'conversation.state',
        'coordinator.id as coordinator_id',
        'coordinator.role',
        'coordinator.level',
        sql<number>`case when exists (select 1 from relay_asked where relay_asked.conversation_id = conversation.id) then 1 else 0 end`.as(
          'asked',
        ),
        sql<number>`case when exists (select 1 from news where news.conversation_id = conversation.id) then 1 else 0 end`.as(
          'news',
        ),
      ])
      .where('alias.hash', '=', value('hash'))
      .compile(),
  );
  const save = compileOnce<{ id: string; state: Uint8Array; now: number }, unknown>((value) =>
    db
      .updateTable('conversation')
      .set({ state: value('state'), updated_at: value('now') })
      .where('id', '=', value('id'))
      .compile(),
  );
  const make = makeQueries(db);
  /** Who it is, once ids that came together are one, and idle numbers are nobody's; and where the talk goes on. */
  const certain = async (tx: Tx, place: Place, keys: Keys, now: number, silent: boolean) => {
    const { channel } = place;
    const found = (await find(tx, keys)).rows[0];
    const ids = idsOf(place);
    const isDoubtful = found !== undefined && isByNumber(channel) && now - found.person_seen_at > idleMs;
    let row = found;
    let formerId: string | null = null;
    if (!silent && (ids.length > 1 || isDoubtful)) {
      const behind = await whoIsBehind(tx, store, { channel, ids, now, idleMs });
      formerId = behind.formerId;
      const { personId } = behind;
      if (personId !== null) await addAliases(tx, store, { channel, ids, personId, formerId, now });
      row = (await find(tx, keys)).rows[0];
    }
    if (row?.conversation_id === null && isByNumber(channel)) {
      const chat = await talkElsewhere(tx, row.person_id, channel);
      if (chat !== null && !silent)
        await moveTalk(tx, store, { personId: row.person_id, from: chat, to: keys.chat }, place);
      if (chat !== null) row = (await find(tx, silent ? { ...keys, chat } : keys)).rows[0];
    }
    return { row, formerId };
  };
  const presentOf = (row: Row, conversationId: string): Present => ({
    personId: row.person_id,
    language: row.language,
    conversationId,
    talk: row.state ? seal.openJson<Talk>('conversation.state', row.state) : null,
    news: row.news === 1,
    asked: row.asked === 1,
    coordinator:
      row.coordinator_id && row.role && row.level
        ? { id: row.coordinator_id, role: row.role, level: row.level }
        : null,
  });

  return {
    meet: async (tx, place, now, silent = false) => {
      const keys = {
        hash: aliasHash(seal, place.channel, place.sender),
        chat: chatHash(seal, place.channel, place.chat),
      };
      const { row, formerId } = await certain(tx, place, keys, now, silent);
      if (!row) return makeWithAliases(tx, store, make, place, { ...keys, formerId }, now);
      if (!silent && (now - row.seen_at > hour || row.gone_at !== null || row.channel !== place.channel))
        await seen(tx, keys.hash, row.person_id, place.channel, now);
      const conversationId =
        row.conversation_id ??
        (await makeConversation(tx, store, make, row.person_id, place, keys.chat, now));
      return presentOf(row, conversationId);
    },
    rejoin: (tx, personId, formerId) => rejoin(tx, store, personId, formerId),
    owns: async (tx, personId, media) => {
      await tx.updateTable('media').set({ person_id: personId }).where('id', '=', media).execute();
    },
    saveTalk: async (tx, id, talk, now) => {
      await save(tx, { id, state: seal.sealJson('conversation.state', talk), now });
    },
    saveLanguage: async (tx, personId, language) => {
      await tx.updateTable('person').set({ language }).where('id', '=', personId).execute();
    },
    placeOf: async (tx, conversationId) => {
      const row = await tx
        .selectFrom('conversation')
        .innerJoin('person', 'person.id', 'conversation.person_id')
        .select(['conversation.channel', 'conversation.chat', 'conversation.person_id', 'person.language'])
        .where('conversation.id', '=', conversationId)
        .executeTakeFirst();
      if (!row) return null;
      const chat = seal.openText('conversation.chat', row.chat);
      return { channel: row.channel, chat, personId: row.person_id, language: row.language };
    },
  };
}

async function seen(tx: Tx, hash: Uint8Array, personId: string, channel: string, now: number): Promise<void> {
  const here = { seen_at: now, gone_at: null, channel };
  await tx.updateTable('alias').set(here).where('hash', '=', hash).execute();
  await tx.updateTable('person').set({ seen_at: now }).where('id', '=', personId).execute();
}

/** There is one private chat with a person: the hash of where it last took place, under another id. */
async function talkElsewhere(tx: Tx, personId: string, channel: string): Promise<string | null> {
  const talk = await tx
    .selectFrom('conversation')
    .select('chat_hash')
    .where('person_id', '=', personId)
    .where('channel', '=', channel)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return talk?.chat_hash ?? null;
}

/** When the person writes under another id, the talk goes on there. */
async function moveTalk(
  tx: Tx,
  { seal }: Store,
  { personId, from, to }: { personId: string; from: string; to: string },
  place: Place,
): Promise<void> {
  await tx
    .updateTable('conversation')
    .set({ chat_hash: to, chat: seal.seal('conversation.chat', place.chat) })
    .where('person_id', '=', personId)
    .where('chat_hash', '=', from)
    .execute();
}

/** Every seventh message or so is somebody's first. */
function makeQueries(db: Db) {
  return {
    person: compileOnce<{ id: string; now: number }, unknown>((value) =>
      db
        .insertInto('person')
        .values({ id: value('id'), language: null, created_at: value('now'), seen_at: value('now') })
        .compile(),
    ),
    alias: compileOnce<NewAlias, unknown>((value) =>
      db
        .insertInto('alias')
        .values({
          hash: value('hash'),
          person_id: value('personId'),
          channel: value('channel'),
          address: value('address'),
          created_at: value('now'),
          seen_at: value('now'),
          gone_at: null,
          former_id: value('formerId'),
        })
        .compile(),
    ),
    coordinator: compileOnce<{ hash: Uint8Array; personId: string }, Enrolled>((value) =>
      db
        .updateTable('coordinator')
        .set({ person_id: value('personId') })
        .where('alias_hash', '=', value('hash'))
        .returning(['id', 'role', 'level', 'status'])
        .compile(),
    ),
    conversation: compileOnce<NewConversation, unknown>((value) =>
      db
        .insertInto('conversation')
        .values({
          id: value('id'),
          person_id: value('personId'),
          channel: value('channel'),
          chat_hash: value('hash'),
          chat: value('chat'),
          state: null,
          updated_at: value('now'),
        })
        .compile(),
    ),
  };
}

interface NewAlias {
  readonly hash: Uint8Array;
  readonly personId: string;
  readonly channel: string;
  readonly address: Uint8Array;
  readonly formerId: string | null;
  readonly now: number;
}

interface NewConversation {
  readonly id: string;
  readonly personId: string;
  readonly channel: string;
  readonly hash: string;
  readonly chat: Uint8Array;
  readonly now: number;
}

interface Enrolled {
  readonly id: string;
  readonly role: Role;
  readonly level: Level;
  readonly status: string;
}

/** Somebody new, with every id that they came with. */
async function makeWithAliases(
  tx: Tx,
  store: Store,
  make: ReturnType<typeof makeQueries>,
  place: Place,
  keys: Keys & { formerId: string | null },
  now: number,
): Promise<Present> {
  const made = await makePerson(tx, store, make, place, keys, now);
  const { channel, aliases = [] } = place;
  if (aliases.length > 0) {
    await addAliases(tx, store, {
      channel,
      ids: aliases,
      personId: made.personId,
      formerId: keys.formerId,
      now,
    });
  }
  return made;
}

async function makePerson(
  tx: Tx,
  store: Store,
  make: ReturnType<typeof makeQueries>,
  place: Place,
  keys: Keys & { formerId: string | null },
  now: number,
): Promise<Present> {
  const personId = newId();
  await make.person(tx, { id: personId, now });
  await make.alias(tx, {
    hash: keys.hash,
    personId,
    channel: place.channel,
    address: store.seal.seal('alias.address', place.sender),
    formerId: keys.formerId,
    now,
  });
  // Somebody on the roster who writes for the first time: from now on alerts can reach them.
  const { rows } = await make.coordinator(tx, { hash: keys.hash, personId });
  const [coordinator] = rows;
  const conversationId = await makeConversation(tx, store, make, personId, place, keys.chat, now);
  return {
    personId,
    language: null,
    conversationId,
    talk: null,
    news: false,
    asked: false,
    coordinator:
      coordinator?.status === 'active'
        ? { id: coordinator.id, role: coordinator.role, level: coordinator.level }
        : null,
  };
}

async function makeConversation(
  tx: Tx,
  { seal }: Store,
  make: ReturnType<typeof makeQueries>,
  personId: string,
  place: Place,
  hash: string,
  now: number,
): Promise<string> {
  const id = newId();
  const chat = seal.seal('conversation.chat', place.chat);
  await make.conversation(tx, { id, personId, channel: place.channel, hash, chat, now });
  return id;
}
