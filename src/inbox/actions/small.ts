import { removeMedia } from '../../store/media.ts';
import { firstLevel } from '../../tips/route.ts';
import { isObject, type JsonObject } from '../../values/json.ts';
import { alertCase } from '../alerts.ts';
import type { Action, Context } from '../context.ts';
import { words } from '../context.ts';
import { mediaIn } from './story.ts';

/** The oldest thing that waits behind the neutral line: `{text}` or `{flow, …}`; empty when nothing does. */
export const nextNews: Action = async (_args, context) => {
  const { tx, services, present } = context;
  const row = await tx
    .selectFrom('news')
    .selectAll()
    .where('conversation_id', '=', present.conversationId)
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!row) return {};
  await tx.deleteFrom('news').where('id', '=', row.id).execute();
  const body = services.store.seal.openJson<unknown>('news.body', row.body);
  if (!isObject(body)) return {};
  if (isObject(body.media)) showMedia(body.media, context);
  if (typeof body.key !== 'string') return body;
  const params = isObject(body.params) ? body.params : {};
  const outcome = typeof params.outcome === 'string' ? words(context, `case.outcome-${params.outcome}`) : '';
  return { text: words(context, body.key, { ...body, ...params, outcome }) };
};

/** What a coordinator has sent along with a question comes before it. */
function showMedia({ id, kind }: JsonObject, context: Context): void {
  const as = kind === 'voice' || kind === 'document' ? kind : 'photo';
  const text = words(context, 'case.from-volunteer');
  context.say({ text, attachments: [{ kind: as, source: { media: String(id) } }] });
}

/** Pictures that were not meant for anything. */
export const dropMedia: Action = async (args, context) => {
  const { tx, present } = context;
  const wanted = mediaIn(args);
  if (wanted.length === 0) return null;
  const rows = await tx
    .selectFrom('media')
    .select('id')
    .where('id', 'in', wanted)
    .where('person_id', '=', present.personId)
    .where('case_id', 'is', null)
    .execute();
  await removeMedia(
    tx,
    rows.map(({ id }) => id),
  );
  return null;
};

/** A village asks for an information session: a case of its own kind, for the same coordinators. */
export const requestSession: Action = async (args, context) => {
  const { tx, now, services, present } = context;
  const code =
    isObject(args.region) && typeof args.region.code === 'string' ? args.region.code.slice(0, 5) : null;
  const file = await services.cases.create(
    tx,
    {
      kind: 'outreach',
      urgency: 'normal',
      reporterId: present.personId,
      conversationId: present.conversationId,
    },
    now,
  );
  const place = isObject(args.region) && typeof args.region.text === 'string' ? args.region.text : '';
  const told = await services.cases.record(tx, file, {
    kind: 'told',
    at: now,
    data: { kind: 'text', text: [place, String(args.group ?? '')].filter((part) => part !== '').join(' · ') },
  });
  const opened = await services.cases.record(
    tx,
    told,
    { kind: 'opened', at: now, data: {} },
    { region: code, level: firstLevel(code, false), callback: 'anytime' },
  );
  await alertCase(opened, context);
  return { number: opened.number };
};

export const joinMessages: Action = async (args, context) => {
  const code = isObject(args.region) && typeof args.region.code === 'string' ? args.region.code : '';
  await context.tx
    .insertInto('subscription')
    .values({ person_id: context.present.personId, kind: 'campaign', region: code, created_at: context.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return null;
};

export const stopMessages: Action = async (_args, context) => {
  await context.tx.deleteFrom('subscription').where('person_id', '=', context.present.personId).execute();
  return null;
};
