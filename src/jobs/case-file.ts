import { createHash } from 'node:crypto';
import { type Gathered, gather } from '../inbox/case-file/gather.ts';
import { appended, type Evidence, paperOf } from '../inbox/case-file/paper.ts';
import { type FileOrder, fileOrderSchema } from '../inbox/case-file/send.ts';
import type { Services } from '../inbox/services.ts';
import type { DrawingOrder } from '../media/case-file/make.ts';
import type { CaseFile } from '../store/cases.ts';
import type { MediaStore } from '../store/media.ts';
import type { Coordinator } from '../store/roster.ts';
import type { Runner } from './jobs.ts';

export interface CaseFileParts {
  readonly services: Services;
  readonly media: Pick<MediaStore, 'read' | 'put'>;
  readonly make: (order: DrawingOrder) => Promise<Buffer>;
  readonly fontFolder: string;
  readonly now: () => number;
}

/** Draws the case file that a job names and stores it sealed; gives where it lies. */
export function createCaseFileRunner({ services, media, make, fontFolder, now }: CaseFileParts): Runner {
  return async (data) => {
    const order = fileOrderSchema.parse(data);
    const madeAt = now();
    const found = await gathered(order, services, madeAt);
    if (!found) return { media: null };
    const evidence: Evidence[] = [];
    // One after another: the files of a case together may be larger than the memory of a small server.
    for (const { id } of found.gathered.media) evidence.push(evidenceOf(await media.read(id)));
    const paper = paperOf(
      { gathered: found.gathered, evidence, receiver: order.receiver, now: madeAt },
      services.world,
    );
    const pictures: (Uint8Array | null)[] = [];
    for (const index of appended(evidence)) {
      const kept = found.gathered.media[index];
      pictures.push(kept ? ((await media.read(kept.id))?.bytes ?? null) : null);
    }
    const bytes = await make({ paper, pictures, fontFolder });
    const { personId } = found.coordinator;
    const pdf = {
      kind: 'document',
      mime: 'application/pdf',
      bytes,
      ...(personId ? { personId } : {}),
    } as const;
    return { media: await media.put(pdf, now()) };
  };
}

/** The case as it is now; null when it, or whoever asked, is gone. */
function gathered(
  order: FileOrder,
  services: Services,
  now: number,
): Promise<{ gathered: Gathered; coordinator: Coordinator } | null> {
  return services.store.transact(async (tx) => {
    const [file]: (CaseFile | undefined)[] = await services.cases.several(tx, [order.case]);
    const coordinator = await services.roster.byId(tx, order.coordinator);
    if (!file || file.key === null || !coordinator) return null;
    return { gathered: await gather(file, coordinator, { tx, now, services }), coordinator };
  });
}

function evidenceOf(stored: { bytes: Buffer; mime: string } | null): Evidence {
  if (!stored) return { sha256: null, isPicture: false };
  return {
    sha256: createHash('sha256').update(stored.bytes).digest('hex'),
    isPicture: stored.mime.startsWith('image/'),
  };
}
