import type { CaseFile } from '../../store/cases.ts';
import type { Coordinator } from '../../store/roster.ts';
import type { Message } from '../../values/message.ts';
import { type Inside, replyLanguage } from '../context.ts';

/** "There is more": the words themselves come only when the coordinator opens the case. */
export function updateMessage(file: CaseFile, coordinator: Coordinator, inside: Inside): Message {
  const language = replyLanguage(coordinator.language);
  const { texts } = inside.services.world;
  const key = file.state.status === 'withdrawn' ? 'notice.withdrawn' : 'notice.update';
  return {
    text: texts.t(language, key, { number: file.number }),
    choices: [
      {
        id: 'show',
        label: texts.t(language, 'notice.update-open', { number: file.number }),
        command: `buka ${file.number}`,
      },
    ],
  };
}
