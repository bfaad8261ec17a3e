import type { World } from '../conversation/world.ts';
import { fold } from '../flows/choose.ts';
import type { Stage } from '../flows/play.ts';
import type { ReplyLanguage } from '../values/language.ts';

/** The language that test dialogues are written in. */
const writtenIn: ReplyLanguage = 'id';

/** A stage for test dialogues in the world that the bot itself knows. */
export function stageIn(world: World, language: ReplyLanguage): Stage {
  const { texts } = world;
  return {
    language,
    t: (key, params) => texts.t(language, key, params),
    has: (key) => texts.has(writtenIn, key),
    written: (key) => texts.t(writtenIn, key),
    region: (text) => world.region(text),
    phone: (text) => world.understand(text, {}).entities().phones[0] ?? null,
    date: () => null,
    synonyms: world.synonyms,
    command(text) {
      const word = world.words.get(fold(text));
      if (word === 'back') return 'back';
      return word === 'cancel' || word === 'menu' ? 'leave' : null;
    },
  };
}
