import { toE164 } from '../values/phone.ts';
import { type Read, read, refused } from './remark.ts';

const channels: Readonly<Record<string, string>> = {
  telegram: 'telegram',
  tg: 'telegram',
  tele: 'telegram',
  whatsapp: 'whatsapp',
  wa: 'whatsapp',
  web: 'web',
  terminal: 'terminal',
};
const channelNames = ['telegram', 'whatsapp', 'web', 'terminal'] as const;

export function readChannel(cell: string): Read<string | null> {
  const word = cell.toLowerCase().replace(/[^a-z]/g, '');
  const channel = Object.hasOwn(channels, word) ? channels[word] : undefined;
  return channel ? read(channel) : refused('channel', { given: cell, channels: channelNames.join(', ') });
}

/** The channel's own id of a person: digits for Telegram, E.164 digits without `+` for WhatsApp. */
export function readAddress(channel: string, cell: string): Read<string | null> {
  const given = cell.replace(/[\p{C}\s]+/gu, ' ').trim();
  if (given === '') return refused('no-address', { channel });
  if (channel === 'telegram') return telegramId(given);
  if (channel === 'whatsapp') return whatsappNumber(given);
  return read(given);
}

/** A spreadsheet shows long numbers as 6.28E+11, and saves them like that: the digits are lost. */
const shortened = /^\d+([.,]\d+)?e\+?\d+$/i;

function telegramId(given: string): Read<string | null> {
  if (shortened.test(given)) return refused('spreadsheet-number', { given });
  if (/^-\d+$/.test(given)) return refused('telegram-group');
  const digits = given.replace(/[\s'.]/g, '');
  if (/^[1-9]\d{3,15}$/.test(digits)) return read(digits);
  if (/^@|t\.me\/|^[a-z]/i.test(given)) return refused('telegram-username', { given });
  return refused('telegram-id', { given });
}

function whatsappNumber(given: string): Read<string | null> {
  if (shortened.test(given)) return refused('spreadsheet-number', { given });
  const text = given.replace(/^'/, '');
  const bare = text.replace(/[\s.()-]/g, '');
  // Spreadsheets drop the leading zero of 0812…
  const lacksZero = /^8\d{8,11}$/.test(bare);
  const phone = toE164(lacksZero ? `0${bare}` : text) ?? toE164(`+${bare}`);
  if (phone === null) return refused('whatsapp-number', { given });
  const digits = phone.slice(1);
  return read(digits, lacksZero ? [{ problem: 'zero-added', params: {} }] : []);
}
