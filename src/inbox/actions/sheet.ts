import type { CaseFile } from '../../store/cases.ts';
import type { CaseEvent } from '../../tips/case.ts';
import { choicesOfQuestion, type QuestionId, questionIdOf } from '../../tips/questions.ts';
import { isObject, type Json } from '../../values/json.ts';
import type { Choice } from '../../values/message.ts';
import { offsetHours } from '../../values/zone.ts';
import { type Context, type Speaking, words } from '../context.ts';
import { regionName } from '../region-name.ts';
import { factsForClaimer } from './facts.ts';

/** The story and what is known, in the order in which it came; for the claimer's eyes only. */
export function storyText(file: CaseFile, events: readonly CaseEvent[], context: Context): string {
  const lines = events.flatMap((event) => {
    const line = lineOf(event, file.number, context);
    return line === null ? [] : [`${clock(event.at, file.region)} ${line}`];
  });
  const head = words(context, 'case.head', {
    number: file.number,
    region: regionName(file.region, context.language, context),
    urgency: words(context, `notice.urgency.${file.urgency}`),
  });
  const marks = [
    ...(file.quiet ? [words(context, 'case.mark-quiet')] : []),
    ...(file.callback === 'never' ? [words(context, 'case.mark-never')] : []),
    ...(file.incomplete ? [words(context, 'case.mark-incomplete')] : []),
    ...(file.withdrawnAt !== null ? [words(context, 'case.mark-withdrawn')] : []),
  ];
  const facts = factsForClaimer(events, context);
  return [head, ...marks, ...(facts === null ? [] : [facts]), '', ...lines].join('\n');
}

function lineOf(event: CaseEvent, caseNumber: number, context: Context): string | null {
  const data = readableBy(event.data, context.present.coordinator?.id ?? null);
  // What its writer says stands behind a bar from its first line on, so that no line of it looks like a note.
  if (event.kind === 'told') return `${bar}${behindBar(pieceLine('told', data, context))}`;
  if (event.kind === 'answered') return behindBar(pieceLine('answered', data, context));
  if (event.kind === 'ended')
    return words(context, event.actor === null ? 'case.line-ended' : 'case.line-ended-here');
  if (event.kind === 'unsealed')
    return words(context, 'case.line-unsealed', { receiver: receiverWords(data, context) });
  if (event.kind === 'called' && isObject(data) && data.text === undefined)
    return words(context, 'case.line-called-before', { number: caseNumber });
  if (event.kind === 'asked' || event.kind === 'noted' || event.kind === 'called') {
    const text = isObject(data) && typeof data.text === 'string' ? data.text : '';
    return words(context, `case.line-${event.kind}`, { text: behindBar(text) });
  }
  if (event.kind === 'detailed') {
    const line = detailLine(data, context);
    return line === null ? null : behindBar(line);
  }
  return null;
}

const bar = '│ ';

/** Words of people: every further line stands behind a bar, so that none can pass for a line of the bot. */
export const behindBar = (text: string): string =>
  text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).join(`\n${bar}`);

/**
 * What somebody may read of a message: a telephone number that the writer has given to one coordinator
 * is there for that one only.
 */
export function readableBy(data: Json | undefined, coordinatorId: string | null): Json | undefined {
  if (!isObject(data) || !isObject(data.whole)) return data;
  const { for: whom, ...words } = data.whole;
  const { whole: _whole, ...rest } = data;
  return whom === null || whom === coordinatorId ? { ...rest, ...words } : rest;
}

const receiverWords = (data: Json | undefined, context: Speaking): string =>
  isObject(data) ? words(context, `case.receiver-${String(data.receiver)}`) : '';

/** What one message of the writer says, in a line. */
export function pieceLine(kind: 'told' | 'answered', data: Json | undefined, context: Speaking): string {
  if (!isObject(data)) return '';
  const text = typeof data.text === 'string' ? data.text : '';
  const shown =
    data.kind === 'location'
      ? words(context, 'case.line-location', { latitude: data.latitude, longitude: data.longitude })
      : data.kind === 'contact'
        ? words(context, 'case.line-contact', { phone: data.phone, name: data.name })
        : data.kind === 'text'
          ? text
          : [words(context, `case.line-${String(data.kind)}`), text].filter((part) => part !== '').join(' ');
  return kind === 'answered' ? words(context, 'case.line-answered', { text: shown }) : shown;
}

/** What is known beside the story, in a line; null when there is nothing to say of it. */
export function detailLine(data: Json | undefined, context: Speaking): string | null {
  if (!isObject(data)) return null;
  const parts = Object.entries(data).flatMap(([name, value]) => {
    if (value === null || value === undefined) return [];
    if (name === 'region')
      return isObject(value)
        ? [`${words(context, 'case.detail-region')}: ${String(value.text ?? value.name)}`]
        : [];
    if (name === 'departure' || name === 'near' || name === 'callback')
      return [words(context, `case.detail-${name}-${String(value)}`)];
    if (name === 'danger') return [words(context, `case.detail-danger-${String(value)}`)];
    if (name === 'woman')
      return [words(context, value === true ? 'case.detail-woman' : 'case.detail-woman-any')];
    if (name === 'calm' || name === 'calmer') return [words(context, `case.detail-${name}`)];
    if (name === 'home')
      return [
        `${words(context, 'case.detail-home')}: ${regionName(String(value), context.language, context)}`,
      ];
    const id = questionIdOf(name);
    return id === null ? [] : [`${words(context, `case.detail-${id}`)}: ${answerText(id, value, context)}`];
  });
  return parts.length > 0 ? parts.join('; ') : null;
}

/** What was picked, in the reader's language, or what was written. */
const answerText = (id: QuestionId, value: Json, context: Speaking): string =>
  choicesOfQuestion(id).some((choice) => choice === value)
    ? words(context, `intake.question.${id}.${String(value)}`)
    : String(value);

/** Day and time where the case is, for example "21/11 14.05". */
function clock(at: number, region: string | null): string {
  const local = new Date(at + offsetHours(region) * 3_600_000);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)} ${two(local.getUTCHours())}.${two(local.getUTCMinutes())}`;
}

/** What the claimer can do by one tap; the typed words do the same. */
export function caseButtons(file: CaseFile, context: Context): Choice[] {
  const able = ['sudah', 'bantuan', 'telepon', 'naik', 'lepas', 'tutup'] as const;
  return able.map((word) => ({
    id: word,
    label: words(context, `case.button-${word}`),
    command: `${word} ${file.number}`,
  }));
}
