/** Why the API refuses a message: Meta's number and a sentence. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code: number;
  readonly status: number;

  constructor(code: number, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const fieldsOf = (value: unknown, name: string): Fields => {
  if (!isFields(value)) throw new GraphError(100, `(#100) The parameter ${name} is required.`);
  return value;
};

/** A text of the given length; longer ones are refused. */
function textOf(fields: Fields, name: string, most: number, least = 1): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.length < least)
    throw new GraphError(131_008, `(#131008) Required parameter is missing: ${name}`);
  if (value.length > most)
    throw new GraphError(131_009, `(#131009) Parameter value is not valid: ${name} is longer than ${most}`);
  return value;
}

const listOf = (fields: Fields, name: string, most: number): readonly unknown[] => {
  const value = fields[name];
  if (!Array.isArray(value) || value.length === 0 || value.length > most)
    throw new GraphError(
      131_009,
      `(#131009) Parameter value is not valid: ${name} must have 1 to ${most} entries`,
    );
  return value;
};

const unique = (values: readonly string[], name: string): void => {
  if (new Set(values).size < values.length)
    throw new GraphError(131_009, `(#131009) Parameter value is not valid: ${name} must be unique`);
};

/** Something that can be tapped. */
interface Tap {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** What a person sees of a message. */
export interface Shown {
  readonly type: string;
  readonly text: string;
  readonly taps: readonly Tap[];
  readonly mediaId?: string;
  readonly fileName?: string;
  readonly template?: string;
}

/** Checks a message as the API does. Throws GraphError. */
export function check(message: Fields): Shown {
  const { type } = message;
  switch (type) {
    case 'text':
      return { type, text: textOf(fieldsOf(message.text, 'text'), 'body', 4096), taps: [] };
    case 'interactive':
      return interactive(fieldsOf(message.interactive, 'interactive'));
    case 'image':
    case 'audio':
    case 'document':
    case 'video':
      return media(type, fieldsOf(message[type], type));
    case 'template': {
      const template = fieldsOf(message.template, 'template');
      textOf(fieldsOf(template.language, 'language'), 'code', 10);
      const name = textOf(template, 'name', 512);
      return { type, text: '', taps: [], template: name };
    }
    default:
      throw new GraphError(131_051, '(#131051) Unsupported message type');
  }
}

function interactive(fields: Fields): Shown {
  const text = textOf(fieldsOf(fields.body, 'body'), 'text', 1024);
  const action = fieldsOf(fields.action, 'action');
  const taps = fields.type === 'button' ? buttons(action) : fields.type === 'list' ? rows(action) : null;
  if (!taps) throw new GraphError(131_009, '(#131009) Parameter value is not valid: interactive type');
  unique(
    taps.map(({ id }) => id),
    'id',
  );
  return { type: `interactive ${String(fields.type)}`, text, taps };
}

function buttons(action: Fields): Tap[] {
  const taps = listOf(action, 'buttons', 3).map((one) => {
    const reply = fieldsOf(fieldsOf(one, 'button').reply, 'reply');
    return { id: textOf(reply, 'id', 256), title: textOf(reply, 'title', 20) };
  });
  unique(
    taps.map(({ title }) => title),
    'title',
  );
  return taps;
}

function rows(action: Fields): Tap[] {
  textOf(action, 'button', 20);
  const sections = listOf(action, 'sections', 10).map((one) => fieldsOf(one, 'section'));
  if (sections.length > 1) for (const section of sections) textOf(section, 'title', 24);
  const taps = sections.flatMap((section) =>
    listOf(section, 'rows', 10).map((one) => {
      const row = fieldsOf(one, 'row');
      const described = row.description === undefined ? {} : { description: textOf(row, 'description', 72) };
      return { id: textOf(row, 'id', 200), title: textOf(row, 'title', 24), ...described };
    }),
  );
  if (taps.length > 10)
    throw new GraphError(131_009, '(#131009) Parameter value is not valid: more than 10 rows');
  return taps;
}

function media(type: string, fields: Fields): Shown {
  const mediaId = textOf(fields, 'id', 300);
  if (type === 'audio' && fields.caption !== undefined)
    throw new GraphError(100, '(#100) Invalid parameter: audio has no caption');
  const text = fields.caption === undefined ? '' : textOf(fields, 'caption', 1024);
  const named = typeof fields.filename === 'string' ? { fileName: textOf(fields, 'filename', 240) } : {};
  return { type, text, taps: [], mediaId, ...named };
}
