import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { telegramLimits } from '../../src/delivery/limits.ts';

describe("Telegram's limits", () => {
  const inAll = (limits: ReturnType<typeof telegramLimits>) =>
    limits('telegram', '7').find(({ key }) => key === 'telegram')?.rate;

  it('are 30 a second in all, unless the operator knows better', () => {
    expect(inAll(telegramLimits())).toEqual({ points: 30, perMs: 1000 });
    expect(inAll(telegramLimits(500))).toEqual({ points: 500, perMs: 1000 });
  });

  it('count each chat by itself, and groups by the minute', () => {
    const [person] = telegramLimits()('telegram', '7');
    const [group] = telegramLimits()('telegram', '-7');
    expect(person).toEqual({ key: 'telegram:7', rate: { points: 30, perMs: 30_000 } });
    expect(group).toEqual({ key: 'telegram:-7', rate: { points: 20, perMs: 60_000 } });
  });

  it('come from TELEGRAM_RATE', () => {
    const token = { TELEGRAM_BOT_TOKEN: '1:a' };
    expect(readConfig(token).telegram?.perSecond).toBeUndefined();
    expect(readConfig({ ...token, TELEGRAM_RATE: '500' }).telegram?.perSecond).toBe(500);
    for (const wrong of ['0', '-1', 'fast', '1.5']) {
      expect(() => readConfig({ ...token, TELEGRAM_RATE: wrong })).toThrow(ConfigError);
      expect(() => readConfig({ ...token, TELEGRAM_RATE: wrong })).toThrow('TELEGRAM_RATE');
    }
  });
});
