import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { loadKey } from '../../src/store/key.ts';
import { openStore } from '../../src/store/store.ts';
import { heldUntil } from '../../src/store/windows.ts';
import { startWhatsappCloud, type WhatsappCloud } from '../stand-ins/whatsapp-cloud/whatsapp-cloud.ts';
import { silent } from '../support/logger.ts';
import { dataFolder } from '../support/program.ts';
import { testIo } from './io.ts';

interface Told {
  readonly check: string;
  readonly state: string;
  readonly text: string;
  readonly cure?: string;
}

let wa: WhatsappCloud;
let folder = dataFolder();
beforeEach(async () => {
  folder = dataFolder();
  wa = await startWhatsappCloud();
});
afterEach(async () => {
  await wa.stop();
  folder.remove();
});

const whole = { PUBLIC_URL: 'https://suluh.example', WHATSAPP_CLOUD_TEMPLATE: 'ada_kabar:id' };

async function doctor(env: Record<string, string>): Promise<Told[]> {
  const io = testIo([], { DATA_DIR: folder.path, ...wa.settings, ...env });
  await main(['doctor', '--json'], io);
  const told: Told[] = JSON.parse(io.out());
  return told.filter(({ check }) => check.startsWith('whatsapp'));
}

describe('doctor, of the Cloud API', () => {
  it('is content when Meta knows the number and everything is set', async () => {
    expect(await doctor(whole)).toMatchObject([{ check: 'whatsapp-cloud', state: 'ok' }]);
  });

  it.each<[label: string, env: Record<string, string>, state: string, text: RegExp, cure: RegExp]>([
    ['a token that Meta does not know', { WHATSAPP_CLOUD_TOKEN: 'x' }, 'broken', /TOKEN/, /system user/],
    [
      'another number',
      { WHATSAPP_CLOUD_PHONE_ID: '99999999' },
      'broken',
      /PHONE_ID/,
      /not the number itself/,
    ],
    ['no answer', { WHATSAPP_CLOUD_API_ROOT: 'http://127.0.0.1:1' }, 'broken', /did not answer/, /network/],
    ['no address', { PUBLIC_URL: '' }, 'attention', /PUBLIC_URL/, /\/whatsapp\/webhook/],
    [
      'no word to verify with',
      { WHATSAPP_CLOUD_VERIFY_TOKEN: '' },
      'attention',
      /VERIFY_TOKEN/,
      /suluh\.example\/whatsapp/,
    ],
    ['no template', { WHATSAPP_CLOUD_TEMPLATE: '' }, 'attention', /24 hours/, /approved/],
  ])('finds %s', async (_label, env, state, text, cure) => {
    const told = (await doctor({ ...whole, ...env })).filter((one) => one.state !== 'ok');
    expect(told).toMatchObject([
      { state, text: expect.stringMatching(text), cure: expect.stringMatching(cure) },
    ]);
    expect(JSON.stringify(told)).not.toContain('EAA');
  });

  it('counts what waits for people who wrote too long ago', async () => {
    const key = loadKey({ dataDir: folder.path, logger: silent });
    const store = await openStore({ dataDir: folder.path, key, logger: silent });
    const row = {
      channel: 'whatsapp-cloud',
      chat_hash: 'x',
      chat: new Uint8Array(),
      body: null,
      person_id: null,
      case_id: null,
    };
    await store.db
      .insertInto('outbox')
      .values({
        ...row,
        prompt: null,
        due_at: heldUntil,
        owner: null,
        remote_id: null,
        created_at: Date.now(),
        sent_at: null,
        error_code: null,
      })
      .execute();
    await store.close();
    expect(await doctor(whole)).toContainEqual(
      expect.objectContaining({
        check: 'whatsapp-window',
        state: 'attention',
        text: expect.stringMatching(/^1 messages wait/),
      }),
    );
  });
});

describe('the settings of the Cloud API', () => {
  it.each([
    ['without the number', { WHATSAPP_CLOUD_PHONE_ID: '' }, /WHATSAPP_CLOUD_PHONE_ID must be set/],
    ['without the secret', { WHATSAPP_CLOUD_APP_SECRET: '' }, /WHATSAPP_CLOUD_APP_SECRET must be set/],
    [
      'with a telephone number for an id',
      { WHATSAPP_CLOUD_PHONE_ID: '+62 812' },
      /WHATSAPP_CLOUD_PHONE_ID must be the id/,
    ],
    [
      'with a template without language',
      { WHATSAPP_CLOUD_TEMPLATE: 'ada_kabar' },
      /WHATSAPP_CLOUD_TEMPLATE must be name:language/,
    ],
  ])('%s are refused, by name', async (_label, env, text) => {
    const io = testIo([], { DATA_DIR: folder.path, ...wa.settings, ...env });
    await main(['doctor', '--json'], io);
    expect(io.out()).toMatch(text);
    expect(io.out()).not.toContain('stand-in-secret');
  });
});
