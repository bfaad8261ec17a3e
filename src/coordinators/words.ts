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
  /** A command without what it needs: which, so that the answer can show how it is written. */
  | { readonly word: 'incomplete'; readonly command: string };

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
/** Codes are shaped so that no ordinary word is one: "terima kasih" is thanks. */
const codes = { accept: /^[0-9a-f]{6}$/i, refuse: /^[0-9a-f]{6}$/i, ready: /^\d{4}$/ } as const;

/** Reads the typed words of a coordinator; null when the message is none of them. */
export function parseCommand(text: string): CoordinatorCommand | null {
  const match = /^\/?([a-z]+)(?:[\s_]+([\s\S]*))?$/i.exec(text.trim());
  const word = match?.[1]?.toLowerCase();
  const rest = match?.[2]?.trim() ?? '';
  if (!word) return null;
  if (word === 'kasus' || word === 'cases') return shortList(rest);
  if (word === 'ramai' || word === 'asked') return rest === '' ? { word: 'asked' } : null;
  if (word === 'tugas' || word === 'duty') return duty(rest);
  if (word === 'palsu' || word === 'abuse') return abuse(word, rest);
  if (has(numbered, word)) return numberedCommand(word, numbered[word], rest);
  if (has(worded, word)) return wordedCommand(word, worded[word], rest);
  if (word === 'setuju' || word === 'agree') return agreement(rest);
  if (has(paired, word)) return pairedCommand(word, paired[word], rest);
  if (has(coded, word))
    return codes[coded[word]].test(rest) ? { word: coded[word], code: rest.toLowerCase() } : null;
  return null;
}

const longestFilter = 40;

/** "kasus lombok timur" is a wish for a list; a long sentence that begins with the word is not. */
function shortList(rest: string): CoordinatorCommand | null {
  if (/^#?\d{1,9}$/.test(rest)) return { word: 'show', number: Number(rest.replace('#', '')) };
  return rest.length <= longestFilter && !rest.includes('\n') ? { word: 'list', text: rest } : null;
}

function abuse(typed: string, rest: string): CoordinatorCommand | null {
  const match = /^#?(\d{1,9})(\s+(?:batal|undo))?$/i.exec(rest);
  if (match?.[1]) return { word: match[2] ? 'unmark' : 'mark', number: Number(match[1]) };
  return rest === '' ? { word: 'incomplete', command: typed } : null;
}

function duty(rest: string): CoordinatorCommand | null {
  if (/^(on|hidup|mulai|aktif)$/i.test(rest)) return { word: 'duty', on: true };
  if (/^(off|mati|selesai|libur)$/i.test(rest)) return { word: 'duty', on: false };
  return rest === '' ? { word: 'incomplete', command: 'tugas' } : null;
}

function numberedCommand(
  typed: string,
  word: (typeof numbered)[keyof typeof numbered],
  rest: string,
): CoordinatorCommand | null {
  const number = caseNumber(rest);
  if (number !== null) return { word, number };
  // "sudah", "buka" and "bantuan" alone are ordinary words, not commands that lack something.
  return rest === '' && ['ambil', 'lepas', 'naik', 'tutup'].includes(typed)
    ? { word: 'incomplete', command: typed }
    : null;
}

function wordedCommand(typed: string, word: 'ask' | 'note', rest: string): CoordinatorCommand | null {
  const match = /^#?(\d{1,9})(?:[\s:,.-]+([\s\S]+))?$/.exec(rest);
  if (!match?.[1]) return rest === '' ? { word: 'incomplete', command: typed } : null;
  const text = match[2]?.trim() ?? '';
  return text === '' ? { word: 'incomplete', command: typed } : { word, number: Number(match[1]), text };
}

/** Without a code too: the answer says what is missing. */
function agreement(rest: string): CoordinatorCommand | null {
  const match = /^#?(\d{1,9})(?:\s+(\d{1,12}))?$/.exec(rest);
  return match?.[1] ? { word: 'agree', number: Number(match[1]), text: match[2] ?? '' } : null;
}

/** "kait 1204 1198", "kait 1204 dan 1198": two numbers, and nothing else. */
function pairedCommand(typed: string, word: 'link' | 'unlink', rest: string): CoordinatorCommand | null {
  const match = /^#?(\d{1,9})(?:[\s_,+&]|dan|and)+#?(\d{1,9})$/i.exec(rest);
  if (match?.[1] && match[2]) return { word, number: Number(match[1]), other: Number(match[2]) };
  // "bukan" alone is an ordinary word, and "bukan 1" may answer a question.
  const lacking = typed.startsWith('kait') && (rest === '' || caseNumber(rest) !== null);
  return lacking ? { word: 'incomplete', command: `${typed} 1198` } : null;
}

function caseNumber(rest: string): number | null {
  const match = /^#?(\d{1,9})$/.exec(rest);
  return match?.[1] ? Number(match[1]) : null;
}

const has = <T extends object>(table: T, key: string): key is keyof T & string => Object.hasOwn(table, key);
