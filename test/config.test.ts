import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

describe('the environment', () => {
  it('may be empty', () => {
    expect(readConfig({})).toEqual({ port: 3000, dataDir: resolve('./var'), logLevel: 'info' });
  });

  it('an empty variable counts as unset', () => {
    expect(readConfig({ PORT: '', TELEGRAM_BOT_TOKEN: '', DATABASE_URL: '', LOG_LEVEL: '' })).toEqual(
      readConfig({}),
    );
  });

  it('is read whole', () => {
    expect(
      readConfig({
        PORT: '0',
        DATA_DIR: '/data',
        DATABASE_URL: 'postgres://u:p@h/d',
        REDIS_URL: 'redis://h:1',
        SECRET_KEY: 'k',
        PUBLIC_URL: 'https://suluh.example/',
        POLICY_FILE: 'p.yaml',
        LOG_LEVEL: 'debug',
        OPERATOR_NAME: 'Desa',
        TELEGRAM_BOT_TOKEN: '1:abc',
        TELEGRAM_API_ROOT: 'http://127.0.0.1:8081//',
        TELEGRAM_WEBHOOK_SECRET: 'a_b-c',
      }),
    ).toEqual({
      port: 0,
      dataDir: '/data',
      databaseUrl: 'postgres://u:p@h/d',
      redisUrl: 'redis://h:1',
      secretKey: 'k',
      publicUrl: 'https://suluh.example',
      policyFile: 'p.yaml',
      logLevel: 'debug',
      operatorName: 'Desa',
      telegram: { token: '1:abc', apiRoot: 'http://127.0.0.1:8081', webhookSecret: 'a_b-c' },
    });
  });

  it('of Telegram needs a token first', () => {
    expect(readConfig({ TELEGRAM_API_ROOT: 'http://127.0.0.1:1' }).telegram).toBeUndefined();
  });

  it('of WhatsApp Web is a switch, a browser and arguments', () => {
    expect(readConfig({ WHATSAPP_WEB: '0', CHROMIUM_PATH: '/x' }).whatsappWeb).toBeUndefined();
    const all = { WHATSAPP_WEB: '1', CHROMIUM_PATH: '/x', WHATSAPP_WEB_CHROMIUM_ARGS: '["--a", "--b=1"]' };
    expect(readConfig(all).whatsappWeb).toEqual({ chromiumPath: '/x', chromiumArgs: ['--a', '--b=1'] });
    expect(readConfig({ WHATSAPP_WEB: '1' }).whatsappWeb).toEqual({ chromiumArgs: [] });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', 'abc'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://x'],
    ['REDIS_URL', 'http://x'],
    ['PUBLIC_URL', 'suluh.example'],
    ['PUBLIC_URL', 'ftp://suluh.example'],
    ['TELEGRAM_API_ROOT', 'not an address'],
    ['WHATSAPP_WEB', 'yes'],
    ['WHATSAPP_WEB_CHROMIUM_ARGS', '--no-sandbox'],
    ['WHATSAPP_WEB_CHROMIUM_ARGS', '[1]'],
    ['TELEGRAM_BOT_TOKEN', '1:a b'],
    ['TELEGRAM_BOT_TOKEN', '1:a/b'],
    ['TELEGRAM_WEBHOOK_SECRET', 'ä'],
    ['TELEGRAM_WEBHOOK_SECRET', 'x'.repeat(257)],
    ['LOG_LEVEL', 'loud'],
    ['OPERATOR_NAME', 'x'.repeat(81)],
  ])('%s=%s is refused by its name, and says where to look', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name} `));
    expect(read).toThrow(/See \.env\.example\./);
  });

  it('does not repeat a secret in its complaint', () => {
    expect(() => readConfig({ TELEGRAM_BOT_TOKEN: '99:secret value' })).toThrow(/^(?!.*99:secret)/);
  });
});
