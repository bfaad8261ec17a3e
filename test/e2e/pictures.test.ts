import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataFolder, type Program, startProgram } from '../support/program.ts';

const folder = dataFolder();
let program: Program;
beforeAll(async () => {
  // A server without fonts of its own shows letters all the same.
  program = await startProgram({ DATA_DIR: folder.path });
});
afterAll(async () => {
  await program.stop();
  folder.remove();
});

interface Reply {
  readonly text: string;
  readonly choices: readonly { readonly label: string }[];
  readonly media: readonly string[];
}

it('a picture comes when it is asked for, and not before', async () => {
  const { session } = (await (await fetch(`${program.url}/chat/sessions`, { method: 'POST' })).json()) as {
    session: string;
  };
  const say = async (text: string): Promise<Reply> => {
    const response = await fetch(`${program.url}/chat/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ session, text }),
    });
    const { replies } = (await response.json()) as { replies: readonly Reply[] };
    return replies[0] ?? { text: '', choices: [], media: [] };
  };
  const answer = await say('apa saja tanda bahaya tawaran kerja');
  expect(answer.media).toEqual([]);
  const offered = answer.choices.find((choice) => choice.label.endsWith('Lihat gambar'));
  const shown = await say(offered?.label.split(' ')[0] ?? '');
  expect(shown.text).toMatch(/teruskan/);
  const picture = await fetch(`${program.url}${shown.media[0]}`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  const bytes = Buffer.from(await picture.arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 1080, format: 'png' });
  // The list above still stands: its numbers go on working.
  const next = await say(String(answer.choices.length));
  expect(next.choices.length).toBeGreaterThan(3);
});
