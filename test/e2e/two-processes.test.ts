import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { startTelegram, type Telegram } from '../stand-ins/telegram/telegram.ts';
import { skipOrFail } from '../support/missing.ts';
import { dataFolder, importRoster, type Program, startProgram } from '../support/program.ts';
import { describeWithRedis } from '../support/redis.ts';
import { webTalk } from '../support/talk.ts';

const service = inject('postgres');
if ('missing' in service) skipOrFail('two processes', service.missing);
else {
  describeWithRedis('two processes on PostgreSQL and Redis', (redis) => {
    const folder = dataFolder();
    const name = `two_${randomBytes(6).toString('hex')}`;
    let tg: Telegram;
    let talking: Program;
    let sending: Program;
    const settings = () => ({
      DATA_DIR: folder.path,
      DATABASE_URL: `${service.url}/${name}`,
      REDIS_URL: redis.url(),
      SECRET_KEY: 'a passphrase for this one test only',
    });
    const withTelegram = () => ({
      ...settings(),
      TELEGRAM_API_ROOT: tg.apiRoot,
      TELEGRAM_BOT_TOKEN: tg.token,
    });

    beforeAll(async () => {
      await admin(`create database ${name}`);
      tg = await startTelegram();
      await importRoster(folder.path, ['Budi,telegram,2001,NTB,coordinator,'], settings());
      [talking, sending] = await Promise.all([startProgram(settings()), startProgram(withTelegram())]);
      tg.user(2001).says('/start');
      await tg.user(2001).receives(/Suluh/);
    }, 60_000);
    afterAll(async () => {
      await Promise.all([talking?.stop(), sending?.stop()]);
      await tg?.stop();
      await admin(`drop database if exists ${name} with (force)`);
      folder.remove();
    });

    it('an alert that one process wrote is sent by the other at once, and exactly once', async () => {
      await report('di Sumbawa');
      await tg.user(2001).receives(/Suluh nomor/, 3000);
      await tg.user(2001).receivesNothing(1500);
    }, 30_000);

    it('an alert waits while nobody can send it, and leaves when somebody can again', async () => {
      await sending.kill();
      await report('di Dompu');
      await tg.user(2001).receivesNothing(500);
      sending = await startProgram(withTelegram());
      await tg.user(2001).receives(/Suluh nomor/, 20_000);
    }, 60_000);

    async function report(place: string): Promise<void> {
      const talk = await webTalk(talking.url);
      await talk.says('lapor');
      await talk.says('1');
      await talk.says(`ada orang cari pekerja ${place}, berangkat besok`);
      await talk.says('selesai');
      await talk.says('1');
      await talk.says('2');
    }

    async function admin(statement: string): Promise<void> {
      const client = new pg.Client({ connectionString: `${'url' in service ? service.url : ''}/postgres` });
      await client.connect();
      await client.query(statement);
      await client.end();
    }
  });
}
