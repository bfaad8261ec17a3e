import type { CaseFile } from '../store/cases.ts';
import type { Coordinator } from '../store/roster.ts';
import type { Message } from '../values/message.ts';
import type { Inside } from './context.ts';

/** Writes to a coordinator. What it says must be fit for a screen that others see. */
export async function tell(
  coordinator: Coordinator,
  file: CaseFile | null,
  message: Message,
  inside: Inside,
): Promise<void> {
  if (coordinator.personId === null) return;
  const { channel, chat } = coordinator.reach ?? { channel: coordinator.channel, chat: coordinator.address };
  await inside.services.outbox.enqueue(inside.tx, {
    channel,
    chat,
    message,
    personId: coordinator.personId,
    ...(file ? { caseId: file.id } : {}),
  });
}
