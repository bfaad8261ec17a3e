import { displayName } from '../../agencies/answer.ts';
import { type Asked, mostAsked } from '../../store/asked.ts';
import { type Context, speakingCoordinator, words } from '../context.ts';

const mostShown = 10;

/** Which companies most people asked for; what the public is told of them knows nothing of this. */
export async function tellAsked(context: Context): Promise<null> {
  const { tx, services, now } = context;
  if (!(await speakingCoordinator(context))) return null;
  const known = services.world.agencies.names();
  const asked = await mostAsked(tx, services.store, known, now, mostShown);
  if (asked.length === 0) {
    context.say({ text: words(context, 'case.asked-none') });
    return null;
  }
  const rows = asked.map((one) => row(one, context));
  context.say({
    text: [words(context, 'case.asked-head'), ...rows, words(context, 'case.asked-note')].join('\n'),
  });
  return null;
}

function row({ name, people, regions }: Asked, context: Context): string {
  const { world } = context.services;
  const company = name === null ? words(context, 'case.asked-unknown') : displayName(name);
  const places = regions.map(({ code, people: there }) => `${world.regionName(code)} ${there}`);
  const key = places.length === 0 ? 'case.asked-row' : 'case.asked-row-places';
  return words(context, key, { company, people, places: places.join(', ') });
}
