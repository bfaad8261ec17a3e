import { isObject, type Json } from '../../values/json.ts';
import { type Action, type Context, ownCase } from '../context.ts';
import { addPiece, keepMedia, raiseCase } from './story.ts';
import { tellClaimer } from './updates.ts';

/** The writer's answer to a coordinator's question. A cry for help in it raises the case. */
export const answerRelay: Action = async (args, context) => {
  const { piece } = args;
  if (isObject(piece) && typeof piece.danger === 'string') return raiseCase(args, context);
  // The case was withdrawn from another phone: what is still written is not thrown away.
  const file = await ownCase(args, context);
  if (!file || file.key === null) return addPiece(args, context);
  return keep(args, context, 'answered', isObject(piece) ? piece : {});
};

export const skipRelay: Action = (args, context) =>
  keep(args, context, 'answered', {
    kind: 'text',
    text: context.services.world.texts.t('id', 'case.would-not-say'),
  });

/** The writer's number, given to the claimer by an explicit yes. */
export const allowCall: Action = (args, context) =>
  keep(args, context, 'called', { text: String(args.phone) });

export const refuseCall: Action = (args, context) =>
  keep(args, context, 'answered', {
    kind: 'text',
    text: context.services.world.texts.t('id', 'case.call-refused'),
  });

async function keep(
  args: Parameters<Action>[0],
  context: Context,
  kind: 'answered' | 'called',
  data: Json,
): Promise<null> {
  const file = await ownCase(args, context);
  if (!file || file.key === null) return null;
  const { tx, now, services } = context;
  const said =
    isObject(data) && typeof data.media === 'string'
      ? await keepMedia(file, data, data.media, context)
      : data;
  const kept = await services.cases.record(tx, file, { kind, at: now, data: said }, { quiet: false });
  await tellClaimer(kept, context, kind, said);
  return null;
}
