import * as engine from '../flows/engine.ts';
import { inDanger } from './danger.ts';
import {
  aside,
  begin,
  caseOf,
  envOf,
  flowOf,
  follow,
  restored,
  type Scene,
  sayingText,
  showTopic,
  withTalk,
} from './run.ts';
import type { Turn } from './talk.ts';
import type { GlobalWord } from './world.ts';

/** A word that works as a whole message: menu, back, cancel, language, privacy, delete my data … */
export function command(turn: Turn, scene: Scene, word: GlobalWord, typed: string): Turn {
  const short = withTalk(turn, { held: turn.talk.held ?? turn.talk.flow, flow: null });
  switch (word) {
    case 'back':
      return goBack(turn, scene);
    case 'cancel':
      if (turn.talk.held && caseOf(turn.talk.flow) === null) return restored(turn, scene);
      return leave(turn, scene, (left) =>
        sayingText(left, scene, nothingOpen(turn) ? 'common.nothing-to-cancel' : 'common.cancelled'),
      );
    case 'menu':
    case 'greeting':
      return leave(turn, scene, (left) => begin(left, scene, 'menu'));
    case 'language':
      return begin(short, scene, 'bot.language');
    case 'privacy':
      return askedAgain(showTopic(turn, scene, 'bot.privacy'), scene);
    case 'delete':
      return begin(short, scene, 'bot.delete-data');
    case 'data':
      return begin(short, scene, 'bot.my-data');
    case 'report':
      return begin(aside(turn), scene, 'report.recruiter');
    case 'status':
      return begin(aside(turn), scene, 'report.status');
    case 'number':
      return restored(showTopic(aside(turn), scene, 'help.hotlines'), scene);
    case 'person':
      return begin(aside(turn), scene, 'help.human');
    case 'check':
      return begin(aside(turn), scene, 'agency.verify');
    case 'stop-messages':
      return begin(aside(turn), scene, 'programme.outreach', { want: 'stop' });
    case 'urgent':
      return inDanger(turn, { text: typed, kind: 'other', place: null }, scene);
  }
}

const nothingOpen = (turn: Turn): boolean => turn.talk.flow === null;

/** Leaves a flow; one that holds something unsent asks first what is to become of it. */
export function leave(here: Turn, scene: Scene, then: (left: Turn) => Turn): Turn {
  const { flow: open, held } = here.talk;
  const turn = held && caseOf(open) === null ? withTalk(here, { flow: held, held: null }) : here;
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  if (!state || !flow?.leave || engine.look(state.answers, 'case.id') === undefined) {
    return then(withTalk(turn, { flow: null, held: null, offer: null }));
  }
  return follow(turn, scene, flow, engine.jump(flow, state, flow.leave, envOf(turn, scene, flow)));
}

function goBack(turn: Turn, scene: Scene): Turn {
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  if (!state || !flow) return begin(turn, scene, 'menu');
  const run = engine.back(flow, state, envOf(turn, scene, flow));
  return run ? follow(turn, scene, flow, run) : askedAgain(sayingText(turn, scene, 'common.no-back'), scene);
}

/** Says the present question once more, when there is one. */
export function askedAgain(turn: Turn, scene: Scene): Turn {
  const state = turn.talk.flow;
  const flow = state ? flowOf(scene, state) : undefined;
  if (!state || !flow) return turn;
  return follow(turn, scene, flow, engine.again(flow, state, envOf(turn, scene, flow)));
}
