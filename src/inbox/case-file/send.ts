import { z } from 'zod';
import { audit } from '../../store/audit.ts';
import { fileReceivers } from '../../tips/audit.ts';
import { mayServe } from '../../tips/route.ts';
import { caseFileKind, isFileable } from '../actions/case-file.ts';
import { dropKind, dropPictures } from '../actions/pictures.ts';
import type { Inside } from '../context.ts';
import { excludedFrom, routingOf } from '../routing.ts';
import type { Work } from '../work.ts';

/** For whom a case file is drawn, and where it is to arrive. */
export const fileOrderSchema = z.object({
  case: z.string(),
  coordinator: z.string(),
  receiver: z.enum(fileReceivers),
  channel: z.string(),
  chat: z.string(),
  language: z.enum(['id', 'en']),
});
export type FileOrder = z.infer<typeof fileOrderSchema>;

/** The end of such a job; `media` is null where the case was gone before it was drawn. */
const endSchema = z.object({
  input: fileOrderSchema,
  result: z.object({ media: z.string().nullable() }).optional(),
});

/** A file that could not be handed over is deleted after so long, whatever happened. */
const keptMs = 23 * 3_600_000;

/**
 * Hands a drawn case file over to whoever asked for it, if they may still have it. It goes to the private
 * chat in which it was asked for, never to a group.
 */
export async function sendCaseFile(work: Work, lane: string, inside: Inside): Promise<void> {
  if (work.type !== 'job' || work.kind !== caseFileKind) return;
  const end = endSchema.safeParse(work.data);
  if (!end.success) return;
  const { input: order, result } = end.data;
  const { tx, services } = inside;
  const say = (key: string, params = {}) => services.world.texts.t(order.language, key, params);
  const place = { channel: order.channel, chat: order.chat };
  const media = result?.media ?? null;
  const file = await services.cases.byId(tx, order.case);
  if (media === null || !file) {
    await services.outbox.enqueue(tx, { ...place, message: { text: say('case-file.failed') } });
    return;
  }
  if (!(await recorded(order, file.id, inside))) {
    await dropPictures(tx, { media: [media] });
    const text = say('case.not-yours', { number: file.number });
    await services.outbox.enqueue(tx, { ...place, message: { text } });
    return;
  }
  await services.timers.setTimer(tx, {
    key: `${dropKind}:${media}`,
    kind: dropKind,
    lane,
    dueAt: inside.now + keptMs,
    data: { media: [media] },
  });
  await services.outbox.enqueue(tx, {
    ...place,
    message: {
      text: say('case-file.here', {
        number: file.number,
        receiver: say(`case-file.receiver-${order.receiver}`),
      }),
      attachments: [
        {
          kind: 'document',
          source: { media, once: true },
          fileName: `berkas-${file.number}.pdf`,
        },
      ],
    },
  });
}

/** Notes that the file was made; false when whoever asked may not have it any more. */
async function recorded(order: FileOrder, caseId: string, { tx, now, services }: Inside): Promise<boolean> {
  const file = await services.cases.byId(tx, caseId);
  const coordinator = await services.roster.byId(tx, order.coordinator);
  if (!file || coordinator?.status !== 'active') return false;
  const events = await services.cases.events(tx, file);
  const served = mayServe(coordinator, routingOf(file, excludedFrom(events)));
  if (!served || !isFileable(file, events, coordinator)) return false;
  const { receiver } = order;
  await services.cases.record(tx, file, {
    kind: 'filed',
    at: now,
    actor: coordinator.id,
    data: { receiver },
  });
  await audit(tx, {
    act: 'filed',
    at: now,
    coordinatorId: coordinator.id,
    number: file.number,
    detail: receiver,
  });
  return true;
}
