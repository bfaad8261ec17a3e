import * as engine from '../flows/engine.ts';
import { begin, envOf, flowOf, follow, type Scene, sayingText, showTopic, withTalk } from './run.ts';
import type { Turn } from './talk.ts';
import type { GlobalWord } from './world.ts';

/** A word that works as a whole message: menu, back, cancel, language, privacy, delete my data … */
export function command(turn: Turn, scene: Scene, word: GlobalWord): Turn {
  const fresh = withTalk(turn, { flow: null, held: null });
  switch (word) {
    case 'back':
      return goBack(turn, scene);
    case 'cancel':
      return leave(turn, scene, (left) =>
        sayingText(left, scene, nothingOpen(turn) ? 'common.nothing-to-cancel' : 'common.cancelled'),
      );
    case 'menu':
    case 'greeting':
      return leave(turn, scene, (left) => begin(left, scene, 'menu'));
    case 'language':
      return begin(
        withTalk(turn, { held: turn.talk.held ?? turn.talk.flow, flow: null }),
        scene,
        'bot.language',
      );
    case 'privacy':
      return askedAgain(showTopic(turn, scene, 'bot.privacy'), scene);
    case 'delete':
      return begin(fresh, scene, 'bot.delete-data');
    case 'report':
      return begin(fresh, scene, 'report.recruiter');
    case 'status':
      return begin(fresh, scene, 'report.status');
    case 'number':
      return showTopic(fresh, scene, 'help.hotlines');
    case 'person':
      return begin(fresh, scene, 'help.human');
    case 'check':
      return begin(fresh, scene, 'agency.verify');
    case 'stop-messages':
      return begin(fresh, scene, 'programme.outreach');
    case 'urgent':
      return leave(turn, scene, (left) => begin(left, scene, 'help.emergency'));
  }
}

const nothingOpen = (turn: Turn): boolean => turn.talk.flow === null;

/** Leaves a flow; one that holds something unsent asks first what is to become of it. */
function leave(turn: Turn, scene: Scene, then: (left: Turn) => Turn): Turn {
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
