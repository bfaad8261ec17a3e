/** What a coordinator can type at any time. A number alone is never a command. */
export type CoordinatorCommand =
  /** `text`: which of them, as typed; empty for all. */
  | { readonly word: 'list'; readonly text: string }
  /** Which companies many people ask for. */
  | { readonly word: 'asked' }
  | {
      readonly word:
        | 'claim'
        | 'release'
        | 'escalate'
        | 'close'
        | 'show'
        | 'call'
        | 'acted'
        | 'help'
        | 'end'
        | 'unseal'
        | 'file'
        | 'trail';
      readonly number: number;
    }
  /** The second of two who open a writer's address. */
  | { readonly word: 'agree'; readonly number: number; readonly text: string }
  | { readonly word: 'ask' | 'note'; readonly number: number; readonly text: string }
  /** Two cases belong together, or do not. */
  | { readonly word: 'link' | 'unlink'; readonly number: number; readonly other: number }
  /** A report was abuse, or was not after all. */
  | { readonly word: 'mark' | 'unmark'; readonly number: number }
  | { readonly word: 'duty'; readonly on: boolean }
  | { readonly word: 'accept' | 'refuse'; readonly code: string }
  | { readonly word: 'ready'; readonly code: string }
  /** All words that can be typed. */
  | { readonly word: 'words' }
  /** A command without what it needs, or with more than it takes: which, and the number where one was given, so that the answer can show how it is written. */
  | { readonly word: 'incomplete'; readonly command: string; readonly number?: number };

const numbered = {
  ambil: 'claim',
  claim: 'claim',
  lepas: 'release',
  release: 'release',
  naik: 'escalate',
  escalate: 'escalate',
  tutup: 'close',
  close: 'close',
  buka: 'show',
  open: 'show',
  telepon: 'call',
  telpon: 'call',
  call: 'call',
  sudah: 'acted',
  acted: 'acted',
  bantuan: 'help',
  help: 'help',
  akhiri: 'end',
  end: 'end',
  darurat: 'unseal',
  breakglass: 'unseal',
  berkas: 'file',
  file: 'file',
  jejak: 'trail',
  trail: 'trail',
} as const;
const worded = { tanya: 'ask', ask: 'ask', catat: 'note', note: 'note' } as const;
const paired = { kait: 'link', kaitkan: 'link', link: 'link', bukan: 'unlink', unlink: 'unlink' } as const;
const coded = { terima: 'accept', tolak: 'refuse', siap: 'ready' } as const;
const lists = ['kata', 'perintah', 'bantuan', 'words', 'commands', 'help'];
/** Alone they can only be a command that lacks its number; "sudah", "buka" and "telepon" are ordinary words. */
const plain = 'ambil claim lepas release naik escalate tutup close akhiri berkas jejak trail'.split(' ');
/** Codes are shaped so that no ordinary word is one: "terima kasih" is thanks. */
const codes = { accept: /^[0-9a-f]{6}$/i, refuse: /^[0-9a-f]{6}$/i, ready: /^\d{4}$/ } as const;

/**
 * Reads the typed words of a coordinator; null when the message is none of them. Thick fingers are
 * forgiven: "ambil1204", "Ambil no. 1204 ya", "Ketik: ambil 1204".
 */
export function parseCommand(text: string): CoordinatorCommand | null {
  const [word, rest] = wordAndRest(text);
  if (word === '') return null;
  if (word === 'kasus' || word === 'cases') return shortList(rest);
  if (word === 'ramai' || word === 'asked') return rest === '' ? { word: 'asked' } : null;
  if (lists.includes(word) && rest === '') return { word: 'words' };
  if (word === 'tugas' || word === 'duty') return duty(word, rest);
  if (word === 'palsu' || word === 'abuse') return abuse(word, rest);
  if (has(numbered, word)) return numberedCommand(word, numbered[word], rest);
  if (has(worded, word)) return wordedCommand(word, worded[word], rest);
  if (word === 'setuju' || word === 'agree') return agreement(rest);
  if (has(paired, word)) return pairedCommand(word, paired[word], rest);
  if (has(coded, word))
    return codes[coded[word]].test(rest) ? { word: coded[word], code: rest.toLowerCase() } : null;
  return null;
}

/** The first word in small letters, and what follows it; a number may stick to the word. */
function wordAndRest(text: string): [string, string] {
  const bare = text.trim().replace(/^["“'‘]+|["”'’]+$/g, '');
  const match = /^(?:(?:ketik|type)\s*:\s*)?\/?([a-z]+)(?:[\s_:]+([\s\S]*)|(#?\d[\s\S]*))?$/i.exec(bare);
  return [match?.[1]?.toLowerCase() ?? '', (match?.[2] ?? match?.[3] ?? '').trim()];
}

const longestFilter = 40;

/** "kasus lombok timur" is a wish for a list; a long sentence that begins with the word is not. */
function shortList(rest: string): CoordinatorCommand | null {
  const number = caseNumber(rest);
  if (number !== null) return { word: 'show', number };
  return rest.length <= longestFilter && !rest.includes('\n') ? { word: 'list', text: rest } : null;
}

function abuse(typed: string, rest: string): CoordinatorCommand | null {
  const [, digits, undo] = /^([\s\S]*?)(\s+(?:batal|undo))?$/i.exec(rest) ?? [];
  const number = caseNumber(digits ?? '');
  if (number !== null) return { word: undo ? 'unmark' : 'mark', number };
  return rest === '' ? { word: 'incomplete', command: typed } : null;
}

function duty(typed: string, rest: string): CoordinatorCommand | null {
  if (/^(on|hidup|mulai|aktif)$/i.test(rest)) return { word: 'duty', on: true };
  if (/^(off|mati|selesai|libur)$/i.test(rest)) return { word: 'duty', on: false };
  return rest === '' ? { word: 'incomplete', command: typed } : null;
}

function numberedCommand(
  typed: string,
  word: (typeof numbered)[keyof typeof numbered],
  rest: string,
): CoordinatorCommand | null {
  const number = caseNumber(rest);
  if (number !== null) return { word, number };
  if (!plain.includes(typed)) return null;
  if (rest === '') return { word: 'incomplete', command: typed };
  // "ambil 1204 dan 1205", "ambil 1204 sekarang": one at a time, and nothing else.
  const first = rest.length <= longestFilter ? /(?<![\d.,])\d{3,9}(?![\d.]|,\d)/.exec(rest)?.[0] : undefined;
  return first ? { word: 'incomplete', command: typed, number: Number(first) } : null;
}

function wordedCommand(typed: string, word: 'ask' | 'note', rest: string): CoordinatorCommand | null {
  const match = /^(?:(?:no|nomor|nomer|number)(?![a-z])\.?\s*)?#?(\d{1,9})(?:[\s:,.-]+([\s\S]+))?$/i.exec(
    rest,
  );
  if (!match?.[1]) return rest === '' ? { word: 'incomplete', command: typed } : null;
  const text = match[2]?.trim() ?? '';
  const number = Number(match[1]);
  return text === '' ? { word: 'incomplete', command: typed, number } : { word, number, text };
}

/** Without a code too: the answer says what is missing. */
function agreement(rest: string): CoordinatorCommand | null {
  const match = /^#?(\d{1,9})(?:\s+(\d{1,12}))?$/.exec(rest);
  return match?.[1] ? { word: 'agree', number: Number(match[1]), text: match[2] ?? '' } : null;
}

/** "kait 1204 1198", "kait 1204 dan 1198 ya": two numbers, and nothing else. */
function pairedCommand(typed: string, word: 'link' | 'unlink', rest: string): CoordinatorCommand | null {
  if (rest.length > longestFilter) return null;
  const [, one = '', two = ''] =
    /^(.*?\d)(?:[\s_,+&]|dan|and|sama|dengan|with)+(#?\d.*|no.*)$/i.exec(rest) ?? [];
  const [number, other] = [caseNumber(one), caseNumber(two)];
  if (number !== null && other !== null) return { word, number, other };
  // "bukan" alone is an ordinary word, and "bukan 1" may answer a question.
  const only = caseNumber(rest);
  if (!typed.startsWith('kait') || (rest !== '' && only === null)) return null;
  return { word: 'incomplete', command: typed, ...(only === null ? {} : { number: only }) };
}

/** "1204", "#1204", "no. 1204", "nomor 1204 ya": a number, and around it only what means nothing. */
function caseNumber(rest: string): number | null {
  const match =
    /^(?:(?:no|nomor|nomer|number|kasus|case)(?![a-z])[.:]?\s*)?#?(\d{1,9})(?:[\s,]+(?:ya+|yah|yuk|dong|deh|kak|pak|bu|min|mas|mbak|please|pls))*[\s.,!]*$/i.exec(
      rest,
    );
  return match?.[1] ? Number(match[1]) : null;
}

const has = <T extends object>(table: T, key: string): key is keyof T & string => Object.hasOwn(table, key);
