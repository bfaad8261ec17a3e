import { describe, expect, it } from 'vitest';
import { QrScreen } from '../../../src/channels/whatsapp-web/qr.ts';

function screen(isTTY: boolean) {
  const lines: string[] = [];
  let link = 'http://127.0.0.1/1';
  const qr = new QrScreen({ isTTY, write: (text) => lines.push(text) }, () => link);
  const codes = () => lines.filter((line) => line.includes('█')).length;
  const links = () => lines.filter((line) => line.includes('http://')).length;
  return { qr, codes, links, renew: () => (link = `${link}x`) };
}

describe('the code to be scanned', () => {
  it('is shown anew in a terminal whenever it changes', async () => {
    const { qr, codes, links } = screen(true);
    for (const code of ['a', 'b', 'c']) await qr.show(code);
    expect([codes(), links()]).toEqual([3, 1]);
  });

  it('is shown once in a log, and again when the phone has to be linked again', async () => {
    const { qr, codes, links, renew } = screen(false);
    for (const code of ['a', 'b', null, 'c', 'd']) await qr.show(code);
    expect([codes(), links()]).toEqual([2, 1]);
    renew();
    await qr.show('e');
    expect([codes(), links()]).toEqual([2, 2]);
  });
});
