import { numberOf } from '../../flows/choose.ts';
import type { Attachment, Choice, Message } from '../../values/message.ts';
import { SendError } from '../channel.ts';
import { splitText } from '../split.ts';
import { choiceId } from '../web/choice-id.ts';
import { cutTo, limits, type OnCut, shortened } from './limits.ts';

/** One call of the API. An attachment's bytes are read and uploaded only when it is made. */
export type Call =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'media'; readonly attachment: Attachment; readonly caption?: string }
  | { readonly kind: 'interactive'; readonly interactive: Interactive };

type Interactive =
  | {
      readonly type: 'button';
      readonly body: { readonly text: string };
      readonly action: {
        readonly buttons: readonly {
          readonly type: 'reply';
          readonly reply: { id: string; title: string };
        }[];
      };
    }
  | {
      readonly type: 'list';
      readonly body: { readonly text: string };
      readonly action: {
        readonly button: string;
        readonly sections: readonly { readonly rows: readonly Row[] }[];
      };
    };

interface Row {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

export interface RenderOptions {
  /** What stands on the button that opens a list. */
  readonly listButton: string;
  readonly onCut: OnCut;
}

/** A choice with what it answers when it is tapped and the number that can be typed instead. */
interface Answer {
  readonly id: string;
  readonly label: string;
  /** Empty where typing the number would do nothing. */
  readonly number: string;
}

/**
 * The calls that show a message, in order. Up to three short choices are buttons, up to ten are a list,
 * all others numbered text. Throws SendError (`rejected`) when there is nothing to show.
 */
export function render(message: Message, options: RenderOptions): Call[] {
  const choices = message.choices ?? [];
  const links = choices.filter((choice) => choice.url !== undefined);
  const answers = choices.flatMap((choice, index) =>
    choice.url === undefined ? [answerOf(message, choice, index)] : [],
  );
  const shown = [message.text, ...links.map(({ label, url }) => `${label}: ${url}`)];
  const text = shown
    .filter((part) => part !== '')
    .join('\n')
    .toWellFormed()
    .trim();
  const attachments = message.attachments ?? [];
  const action = text === '' ? undefined : (buttons(answers) ?? list(answers, options));
  const calls = action
    ? [...media(attachments, ''), ...withAction(text, action)]
    : plain(attachments, answers.length > 0 ? `${text}\n\n${numbered(answers, text)}`.trim() : text);
  if (calls.length === 0) throw new SendError('rejected', 'whatsapp: nothing to send');
  return calls;
}

function answerOf(message: Message, choice: Choice, index: number): Answer {
  const number = numberOf(choice, index);
  const typed = choice.number !== undefined || choice.command === undefined;
  return {
    id: choiceId(choice, number, message.prompt),
    label: choice.label.toWellFormed().trim(),
    number: typed ? number : '',
  };
}

type Action = Interactive extends infer One ? (One extends Interactive ? Omit<One, 'body'> : never) : never;

/** Numbers stand in front where there is room for all of them: they can be typed as well. */
function buttons(answers: readonly Answer[]): Action | undefined {
  if (answers.length === 0 || answers.length > limits.buttons) return undefined;
  const withNumbers = answers.map(numberedLabel);
  const plainLabels = answers.map(({ label }) => label);
  const titles = [withNumbers, plainLabels].find((some) => fitAll(some, limits.buttonTitle));
  if (!titles || new Set(titles).size < titles.length || !idsFit(answers, limits.buttonId)) return undefined;
  const replies = answers.map(
    ({ id }, index) => ({ type: 'reply', reply: { id, title: titles[index] ?? '' } }) as const,
  );
  return { type: 'button', action: { buttons: replies } };
}

const numberedLabel = ({ number, label }: Answer): string => (number === '' ? label : `${number} ${label}`);

const fitAll = (texts: readonly string[], most: number): boolean =>
  texts.every((text) => text !== '' && text.length <= most);

const idsFit = (answers: readonly Answer[], most: number): boolean =>
  answers.every(({ id }) => id.length <= most) &&
  new Set(answers.map(({ id }) => id)).size === answers.length;

/** A label too long for a title stands in full below it; one too long for that makes the whole plain text. */
function list(answers: readonly Answer[], { listButton, onCut }: RenderOptions): Action | undefined {
  if (answers.length === 0 || answers.length > limits.rows) return undefined;
  if (
    !idsFit(answers, limits.rowId) ||
    !fitAll(
      answers.map(({ label }) => label),
      limits.rowDescription,
    )
  )
    return undefined;
  const rows = answers.map((answer): Row => {
    const title = numberedLabel(answer);
    if (title.length <= limits.rowTitle) return { id: answer.id, title };
    return { id: answer.id, title: shortened(title, limits.rowTitle), description: answer.label };
  });
  return { type: 'list', action: { button: cutTo(listButton, 'listButton', onCut), sections: [{ rows }] } };
}

/** What is too long for the part with the buttons goes before it; its end, mostly the question, stays there. */
function withAction(text: string, action: Action): Call[] {
  const [before, body] = text.length <= limits.body ? ['', text] : parted(text);
  const interactive: Interactive = { ...action, body: { text: body } };
  return [...texts(before), { kind: 'interactive', interactive }];
}

/** Everything but the last paragraph, and that paragraph or as much of its end as fits. */
function parted(text: string): readonly [before: string, body: string] {
  const at = text.lastIndexOf('\n\n');
  const last = text.slice(at + 1).trim();
  const body = splitText(last, limits.body).at(-1) ?? last;
  return [text.slice(0, text.length - body.length).trim(), body];
}

const texts = (text: string): Call[] =>
  splitText(text, limits.text).map((part) => ({ kind: 'text', text: part }));

/** A voice has no caption; a text that fits goes under the last picture or document. */
function plain(attachments: readonly Attachment[], text: string): Call[] {
  const last = attachments.at(-1);
  const captioned = last !== undefined && last.kind !== 'voice' && text.length <= limits.caption;
  return [...media(attachments, captioned ? text : ''), ...(captioned ? [] : texts(text))];
}

function media(attachments: readonly Attachment[], caption: string): Call[] {
  return attachments.map((attachment, index) => ({
    kind: 'media',
    attachment,
    ...(caption !== '' && index === attachments.length - 1 ? { caption } : {}),
  }));
}

/** Typed words that the text names already are not said twice. */
function numbered(answers: readonly Answer[], text: string): string {
  return answers
    .filter(({ number, id }) => number !== '' || !text.toLowerCase().includes(id.slice(2).toLowerCase()))
    .map((answer) =>
      answer.number === '' ? `“${answer.id.slice(2)}”: ${answer.label}` : numberedLabel(answer),
    )
    .join('\n');
}
