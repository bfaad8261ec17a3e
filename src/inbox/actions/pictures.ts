import { removeMedia } from '../../store/media.ts';
import type { Tx } from '../../store/store.ts';
import { isObject } from '../../values/json.ts';
import type { Action } from '../context.ts';
import { mediaIn } from './story.ts';

/** The kind of job that reads pictures; its data say where the talk is, and which pictures. */
export const pictureKind = 'picture.read';
export const dropKind = 'picture.drop';
/** A picture that was read stays so long, in case that it is reported. */
export const keptMs = 30 * 60_000;
/** What is sent at once is read as one advert, up to so many pictures. */
const mostAtOnce = 5;

/** Has pictures read by machine; what was read comes back into this talk as an input. `full`: too many in an hour. */
export const readPictures: Action = async (args, context) => {
  const { tx, services, present, channel, sender, chat, lane } = context;
  const media = mediaIn(args).slice(0, mostAtOnce);
  const { points, per } = services.world.policy.limits.pictures;
  if ((await services.rates.take(`picture:${present.personId}`, { points, perMs: per })) > 0)
    return { full: true };
  await services.jobs.startJob(tx, { kind: pictureKind, lane, data: { channel, sender, chat, media } });
  return { full: false };
};

/** Deletes pictures that were read, but for those that have become part of a case. */
export async function dropPictures(tx: Tx, data: unknown): Promise<void> {
  if (!isObject(data)) return;
  const rows = await tx
    .selectFrom('media')
    .select('id')
    .where('id', 'in', ['', ...mediaIn(data)])
    .where('case_id', 'is', null)
    .execute();
  await removeMedia(
    tx,
    rows.map(({ id }) => id),
  );
}
