import type { Incoming, Input } from '../conversation/input.ts';
import { parseCommand } from '../coordinators/words.ts';
import { chatHash } from '../store/hashes.ts';
import { isObject } from '../values/json.ts';
import { supervises } from './actions/join.ts';
import type { Inside } from './context.ts';
import { regionName } from './region-name.ts';

/**
 * A group takes alerts, claims and the words that set it up; nothing private is ever said in one.
 * Gives what is to go on in the private chat with the same person, or null.
 */
export async function inGroup(
  incoming: Incoming,
  inside: Inside,
): Promise<{ chat: string; input: Input } | null> {
  const { texts } = inside.services.world;
  const text = incoming.input.kind === 'text' ? incoming.input.text.trim() : '';
  if (incoming.input.kind === 'joined') {
    await reply(incoming, texts.t('id', 'common.group-added'), inside);
    return null;
  }
  const typed = parseCommand(text);
  // Nothing is kept about people who merely talk with each other.
  if (typed === null && !text.startsWith('/')) return null;
  const place = { ...incoming, chat: incoming.sender };
  const { coordinator } = await inside.services.people.meet(inside.tx, place, inside.now);
  const setUp = /^\/grup(?:\s+([\s\S]+))?$/i.exec(text);
  if (setUp && coordinator) {
    await register(incoming, setUp[1]?.trim() ?? '', coordinator.id, inside);
    return null;
  }
  const command = coordinator ? typed : null;
  if (command?.word === 'claim') {
    await reply(incoming, texts.t('id', 'common.group-claimed', { number: command.number }), inside);
    return { chat: incoming.sender, input: { kind: 'text', text } };
  }
  if (text.startsWith('/') || command) await reply(incoming, texts.t('id', 'common.group-private'), inside);
  return null;
}

async function reply(incoming: Incoming, text: string, { tx, services }: Inside): Promise<void> {
  await services.outbox.enqueue(tx, { channel: incoming.channel, chat: incoming.chat, message: { text } });
}

async function register(incoming: Incoming, place: string, by: string, inside: Inside): Promise<void> {
  const { tx, now, services } = inside;
  const { texts } = services.world;
  const supervisor = await services.roster.byId(tx, by);
  if (supervisor?.role !== 'supervisor' || supervisor.storiesFrom > now)
    return reply(incoming, texts.t('id', 'common.group-added'), inside);
  const found = services.world.region(place);
  const national = /^(nasional|national|pusat)$/i.test(place);
  const code = national
    ? 'national'
    : isObject(found) && typeof found.code === 'string'
      ? found.code.slice(0, 5)
      : null;
  if (code === null) return reply(incoming, texts.t('id', 'common.group-unknown'), inside);
  if (!supervises(supervisor, national ? [] : [code]))
    return reply(incoming, texts.t('id', 'common.group-not-yours'), inside);
  const hash = chatHash(services.store.seal, incoming.channel, incoming.chat);
  const regions = JSON.stringify([code]);
  await tx
    .insertInto('group_chat')
    .values({
      chat_hash: hash,
      channel: incoming.channel,
      chat: services.store.seal.seal('group_chat.chat', incoming.chat),
      regions,
      added_at: now,
      gone_at: null,
      added_by: by,
    })
    .onConflict((conflict) =>
      conflict.column('chat_hash').doUpdateSet({ regions, gone_at: null, added_by: by }),
    )
    .execute();
  const name = national ? 'nasional' : regionName(code, 'id', inside);
  await reply(incoming, texts.t('id', 'common.group-set', { regions: name }), inside);
}
