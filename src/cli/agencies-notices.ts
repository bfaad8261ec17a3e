import { type NoticeList, parseNotices } from '../agencies/notice.ts';
import { noticesInForce, saveNotices } from '../store/registers.ts';
import { list, type Request } from './agencies-import.ts';
import { hasDatabase, openDatabase } from './database.ts';
import { done, failed, type Io } from './io.ts';
import { columnsInWords, readRegisterFile } from './register-file.ts';
import type { Words } from './words.ts';

type NoticeRequest = Request & { readonly list: NoticeList['standing'] };

/** `agencies import FILE --list suspended|revoked`: puts a list of such licences in force. */
export async function importNotices(request: NoticeRequest, io: Io, words: Words): Promise<number> {
  const { file, asOf, source, columns } = request;
  const csv = await readRegisterFile(file, words);
  const about = { standing: request.list, asOf, source };
  const { list: read, columns: taken } = parseNotices(csv, about, columns);
  const count = read.entries.length;
  const rows = read.entries.map(({ name, decision, decidedOn }) =>
    [name, decision, decidedOn].filter((part) => part !== '').join(' · '),
  );
  await io.write(
    [
      `${columnsInWords(taken, words)}\n`,
      list(rows, words),
      `${words(`cli.agencies.read-${request.list}`, { count, date: asOf })}\n`,
    ].join(''),
  );
  if (request.dryRun && !hasDatabase(io)) return dry(io, words);
  const store = await openDatabase(io);
  try {
    const newest = (await noticesInForce(store)).find(({ standing }) => standing === request.list);
    if (newest && asOf < newest.asOf && !request.force) {
      io.warn(`suluh: ${words('cli.agencies.older', { date: asOf, newest: newest.asOf })}\n`);
      return failed;
    }
    if (request.dryRun) return await dry(io, words);
    await saveNotices(store, read, Date.now());
    await io.write(`${words('cli.agencies.list-in-force', { date: asOf, count })}\n`);
    return done;
  } finally {
    await store.close();
  }
}

async function dry(io: Io, words: Words): Promise<number> {
  await io.write(`${words('cli.agencies.dry')}\n`);
  return done;
}
