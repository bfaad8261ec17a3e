import type { CaseFile } from '../../store/cases.ts';
import { isExpired, keptUntil } from '../../tips/retention.ts';
import type { Json } from '../../values/json.ts';
import { type Action, type Context, words } from '../context.ts';
import { dayAt } from '../notices.ts';

/**
 * What is kept about whoever asks, in categories: how much, until when, who can see it. Never what
 * anything is about: somebody else may hold the phone.
 */
export const myData: Action = async (_args, context) => {
  const { services, now } = context;
  const { policy } = services.world;
  const files = (await services.cases.ofReporter(context.tx, context.present.personId)).filter(
    (file) => file.key !== null && !isExpired(file, now, policy),
  );
  const counts = await countsOf(context);
  const say = (key: string, params: Record<string, Json> = {}): string =>
    words(context, `case.my-data.${key}`, params);
  const talk = dayAt(now + policy.retention, null, context.language);
  const lines = [
    say('talk', { date: talk }),
    say('address', { date: talk }),
    say(context.present.language === null ? 'language-none' : 'language'),
    say('asked'),
    files.length === 0 ? say('messages-none') : say('messages', { count: files.length }),
    ...ends(files, context).map(({ count, date, back }) =>
      say(back ? 'withdrawn-until' : 'kept-until', { count, date }),
    ),
    counts.files === 0 ? say('files-none') : say('files', { count: counts.files }),
    say(counts.subscriptions === 0 ? 'news-none' : 'news'),
    ...(await roster(context, say)),
  ];
  return {
    text: [say('head'), ...lines.map((line) => `- ${line}`), '', say('who'), say('rights')].join('\n'),
  };
};

/** How many are destroyed on which day. */
function ends(files: readonly CaseFile[], context: Context) {
  const { policy } = context.services.world;
  const byDay = new Map<string, { count: number; date: string; back: boolean; at: number }>();
  for (const file of files) {
    const back = file.withdrawnAt !== null;
    const at = keptUntil(file, policy);
    const date = dayAt(at, null, context.language);
    const known = byDay.get(`${date} ${back}`);
    byDay.set(`${date} ${back}`, { count: (known?.count ?? 0) + 1, date, back, at });
  }
  return [...byDay.values()].sort((a, b) => a.at - b.at);
}

async function countsOf({ tx, present }: Context): Promise<{ files: number; subscriptions: number }> {
  const own = tx.selectFrom('case_file').select('id').where('reporter_id', '=', present.personId);
  const files = await tx
    .selectFrom('media')
    .select((on) => on.fn.countAll<number | string>().as('n'))
    .where((row) => row.or([row('person_id', '=', present.personId), row('case_id', 'in', own)]))
    .executeTakeFirstOrThrow();
  const subscriptions = await tx
    .selectFrom('subscription')
    .select((on) => on.fn.countAll<number | string>().as('n'))
    .where('person_id', '=', present.personId)
    .executeTakeFirstOrThrow();
  return { files: Number(files.n), subscriptions: Number(subscriptions.n) };
}

/** What is kept about whoever is on the roster. */
async function roster(
  { tx, present, services }: Context,
  say: (key: string, params?: Record<string, Json>) => string,
): Promise<string[]> {
  const id = present.coordinator?.id;
  if (id === undefined) return [];
  const held = await tx
    .selectFrom('case_file')
    .select((on) => on.fn.countAll<number | string>().as('n'))
    .where('claimed_by', '=', id)
    .where('case_key', 'is not', null)
    .executeTakeFirstOrThrow();
  const days = Math.round(services.world.policy.audit / 86_400_000);
  return [say('roster'), say('roster-held', { count: Number(held.n) }), say('roster-trail', { days })];
}
