import type { CaseChange, CaseFile } from '../../store/cases.ts';
import type { CaseEvent } from '../../tips/case.ts';
import { type Corrected, corrected, type Parts, partsOf, saysOfAge } from '../../tips/correction.ts';
import { type Facts, factsIn, factsJson, factsOf } from '../../tips/facts.ts';
import { firstLevel } from '../../tips/route.ts';
import type { Entities } from '../../understanding/entities.ts';
import { findDate } from '../../values/date.ts';
import { isObject, type JsonObject } from '../../values/json.ts';
import { alertCase, wasAlerted } from '../alerts.ts';
import { type Action, type Context, type Inside, ownCase } from '../context.ts';
import { storyOf } from '../telling.ts';
import { watchWriter } from '../watch.ts';
import { known } from './open.ts';
import { told } from './story.ts';
import { tellClaimer } from './updates.ts';

/**
 * What the writer says is wrong about what was understood: kept first, as part of the story; then what it
 * puts right counts for routing and urgency too. Gives the same as `case.open`; `unclear`: it says nothing.
 */
export const correctCase: Action = async (args, context) => {
  const { tx, services } = context;
  const file = await ownCase(args, context);
  if (!file) return { empty: false };
  if (typeof args.text !== 'string' || file.state.status === 'draft') return known(file, context);
  // "9" or "?" corrects nothing: the question comes again.
  if (!/[\p{L}\d]{2}/u.test(args.text)) return { ...(await known(file, context)), unclear: true };
  const before = await services.cases.events(tx, file);
  const after = await keepWords(file, before, args.text, context);
  return known(await putRight(after, before, args.text, context), context);
};

/** A cry for help among the answers has been stored already, before its numbers were given. */
async function keepWords(
  file: CaseFile,
  events: readonly CaseEvent[],
  text: string,
  context: Context,
): Promise<CaseFile> {
  const last = events.findLast(({ kind }) => kind === 'told')?.data;
  if (isObject(last) && last.text === text) return file;
  const piece = { kind: 'text', text };
  const { file: after } = await told(file, piece, context);
  await tellClaimer(after, context, 'told', piece);
  return after;
}

async function putRight(
  file: CaseFile,
  events: readonly CaseEvent[],
  text: string,
  context: Context,
): Promise<CaseFile> {
  const { tx, now, services } = context;
  const parts = partsOf(text);
  const said = entitiesOf(parts.meant, context);
  const leaving = leavingIn(parts.meant, said, now);
  const change = corrected(
    factsIn(events)?.facts ?? factsOf(entitiesOf(storyOf(events), context)),
    { ...said, leaving },
    entitiesOf(parts.denied, context),
  );
  const minors = areMinors(events, said, text, parts);
  const data = { facts: factsJson(change.facts), minors, ...placeSaid(change, said, text) };
  const kept = await services.cases.record(
    tx,
    file,
    { kind: 'detailed', at: now, data },
    changeOf(file, change, said, minors),
  );
  await followUp(file, kept, context);
  return kept;
}

/** A bare "lusa" or "tgl 30" answers when they leave: nothing else was asked. */
function entitiesOf(text: string, { services, now }: Inside): Entities {
  const found = services.world.understand(text, {}).entities(new Date(now));
  if (found.departure !== null) return found;
  const { departure } = services.world.understand(`berangkat ${text}`, {}).entities(new Date(now));
  return { ...found, departure };
}

const later =
  /\b(?:minggu|mgg|bulan|bln|tahun|thn|senin|selasa|rabu|kamis|jumat|sabtu) (?:depan|dpn)\b|\bmasih lama\b|\bnext (?:week|month|year)\b|\b(?:bulan|tahun) lagi\b/i;
const weekMs = 7 * 86_400_000;

function leavingIn(text: string, said: Entities, now: number): Facts['departure'] {
  if (said.departure !== null) return said.departure;
  const date = /\d{7}/.test(text) ? null : findDate(text, new Date(now), 'Asia/Jakarta');
  const ahead = date === null ? null : Date.parse(date) - now;
  if (ahead !== null && ahead > 0) return ahead < weekMs ? 'week' : 'later';
  return later.test(text) ? 'later' : null;
}

function areMinors(events: readonly CaseEvent[], said: Entities, text: string, parts: Parts): boolean {
  if (said.minors) return true;
  const last = events.findLast(({ data }) => isObject(data) && typeof data.minors === 'boolean')?.data;
  return isObject(last) && last.minors === true && !saysOfAge(text, parts);
}

function placeSaid({ place }: Corrected, { district, region, province }: Entities, text: string): JsonObject {
  const smallest = district ?? region ?? province;
  if (place !== 'new' || !smallest) return {};
  return { region: { code: smallest.code, name: smallest.name, text: text.slice(0, 200) } };
}

function changeOf(file: CaseFile, change: Corrected, said: Entities, minors: boolean): CaseChange {
  const moved = change.place !== 'same';
  const region = moved ? (said.region?.code ?? said.province?.code ?? null) : file.region;
  const soon = ['today', 'tomorrow', 'days'].includes(change.facts.departure ?? '');
  const urgency = file.urgency === 'danger' ? 'danger' : soon || minors ? 'departure' : 'normal';
  return {
    urgency,
    region,
    // A level that the case has climbed to is not lost by knowing more.
    ...(region !== file.region ? { level: firstLevel(region, file.bypass) } : {}),
  };
}

/** Whose turn it is now hears of it at once where it cannot wait, or where the wrong ones were told. */
async function followUp(before: CaseFile, file: CaseFile, context: Context): Promise<void> {
  const alerted = wasAlerted(await context.services.cases.events(context.tx, file));
  const moved = file.region !== before.region && file.region !== null;
  const hurries = file.urgency !== 'normal' && file.region !== null;
  const free = file.state.claimedBy === null;
  if (free && ((alerted && moved) || (hurries && (moved || !alerted)))) await alertCase(file, context);
  else if (!alerted) await watchWriter(file, context);
}
