import type { CaseEvent, EventKind } from '../../tips/case.ts';
import type { PaperRow } from '../../values/case-paper.ts';
import { isObject, type Json, type JsonObject } from '../../values/json.ts';
import { detailLine } from '../actions/sheet.ts';
import { nameOfActor, type Script, shortMoment, withoutOwn } from './words.ts';

/** More pieces than this are counted only. */
const mostPieces = 200;
const longestPiece = 5_000;

const inStory: readonly EventKind[] = ['told', 'answered', 'asked', 'noted', 'detailed'];
/** What the case is told in is in the chronology. */
const notDeeds: readonly EventKind[] = ['told', 'answered', 'detailed', 'warned'];

/** What was written, in the order in which it came: the writer's words as they are, others' set apart. */
export function storyRows(script: Script): PaperRow[] {
  const { gathered, t } = script;
  const pieces = gathered.events.filter(({ kind }) => inStory.includes(kind));
  const rows = pieces.slice(0, mostPieces).flatMap((event) => storyRow(event, script));
  if (rows.length === 0) return [{ label: '', text: t('case-file.story-none') }];
  const more = pieces.length - mostPieces;
  return more > 0 ? [...rows, { label: '', text: t('case-file.story-more', { count: more }) }] : rows;
}

function storyRow(event: CaseEvent, script: Script): PaperRow[] {
  const text = withoutOwn(wordsOf(event, script), script).slice(0, longestPiece);
  if (text.trim() === '') return [];
  const { gathered, t } = script;
  const byWriter = event.kind === 'told' || event.kind === 'answered';
  const who =
    event.kind === 'detailed'
      ? t('case-file.form')
      : byWriter
        ? t('case-file.writer')
        : nameOfActor(event.actor, script);
  const label = `${shortMoment(event.at, gathered.file.region)}\n${who}`;
  return [{ label, text, ...(byWriter ? {} : { soft: true }) }];
}

function wordsOf({ kind, data }: CaseEvent, script: Script): string {
  if (!isObject(data)) return '';
  if (kind === 'told' || kind === 'answered') return pieceText(data, script);
  if (kind === 'detailed') return detailText(data, script);
  return script.t(`case-file.said-${kind}`, { text: textOf(data) });
}

const textOf = ({ text }: JsonObject): string => (typeof text === 'string' ? text : '');

/** One message of the writer; a file is named by its number in the list of evidence. */
function pieceText(data: JsonObject, { gathered, t }: Script): string {
  if (data.kind === 'location')
    return t('case-file.location', { latitude: String(data.latitude), longitude: String(data.longitude) });
  if (data.kind === 'contact')
    return t('case-file.contact', { phone: String(data.phone), name: String(data.name ?? '') });
  const n = gathered.media.findIndex(({ id }) => id === data.media) + 1;
  const mark =
    n > 0
      ? t('case-file.see-evidence', { n })
      : data.kind === 'text' || data.kind === undefined
        ? ''
        : t('case-file.not-kept');
  return [mark, textOf(data)].filter((part) => part !== '').join(' ');
}

/** What would tell who the writer is, or how they may be reached, is nobody else's. */
const aboutWriter = ['callback', 'calm', 'calmer', 'woman', 'asker', 'excluded'];

function detailText(data: JsonObject, { services }: Script): string {
  const kept: { [name: string]: Json | undefined } = {};
  for (const [name, value] of Object.entries(data)) {
    if (!aboutWriter.includes(name) && !(name === 'near' && value === 'bypass')) kept[name] = value;
  }
  return detailLine(kept, { services, language: 'id' }) ?? '';
}

/** Who did what with the case, and when. */
export function deedRows(script: Script): PaperRow[] {
  const { gathered, t } = script;
  const deeds = gathered.events.filter((event) => !notDeeds.includes(event.kind) && !isVain(event));
  const rows = deeds.slice(-mostPieces).map((event) => ({
    label: shortMoment(event.at, gathered.file.region),
    text: deedText(event, script),
  }));
  const before = deeds.length - rows.length;
  return before > 0 ? [{ label: '', text: t('case-file.deeds-before', { count: before }) }, ...rows] : rows;
}

/** An alert that nobody new was told of. */
const isVain = ({ kind, data }: CaseEvent): boolean =>
  kind === 'alerted' && isObject(data) && data.count === 0;

function deedText({ kind, actor, data }: CaseEvent, script: Script): string {
  const { t } = script;
  const count = isObject(data) && typeof data.count === 'number' ? data.count : 0;
  const receiver = isObject(data) && typeof data.receiver === 'string' ? data.receiver : '';
  const to = kind === 'filed' && receiver !== '' ? t(`case-file.receiver-${receiver}`) : '';
  return t(`case-file.did.${kind}`, { who: nameOfActor(actor, script), count, to });
}
