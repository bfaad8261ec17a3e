import { expect, test } from 'vitest';
import { SendError } from '../../../src/channels/channel.ts';
import { createWebChat } from '../../../src/channels/web/web.ts';
import { behind, echo } from '../../http/stage.ts';

function web() {
  const back = behind(echo);
  const talk = createWebChat(back.deps);
  return { ...back, talk };
}

test('it is ready from its start to its stop and says when it last heard something', async () => {
  const { talk, deps } = web();
  expect(talk.status()).toEqual({ state: 'off' });
  talk.start(deps.accept);
  expect(talk.status()).toEqual({ state: 'ready' });
  await talk.say(await talk.open(), { text: 'halo' });
  expect(talk.status().lastSeen).toBeGreaterThan(0);
  await talk.stop();
  expect(talk.status().state).toBe('off');
});

test('the session is writer and chat', async () => {
  const { talk, accepted } = web();
  const session = await talk.open();
  await talk.say(session, { text: 'halo', id: 'n1', language: 'su' });
  expect(accepted).toMatchObject([
    {
      key: `web:${session}:n1`,
      channel: 'web',
      sender: session,
      chat: session,
      group: false,
      deviceLanguage: 'su',
    },
  ]);
});

test('two calls at the same time hand out each reply once', async () => {
  const { talk, push } = web();
  const session = await talk.open();
  push(session, { text: 'kabar' });
  const drained = await Promise.all([talk.replies(session), talk.replies(session)]);
  expect(drained.flatMap(({ replies }) => replies)).toHaveLength(1);
});

test('an upload can be read again until it is settled', async () => {
  const { talk, uploads } = web();
  const bytes = Buffer.from('%PDF-1.4 x');
  await talk.say(await talk.open(), { file: { bytes } });
  const remote = { ref: 'upload-1' };
  expect(await talk.fetchMedia(remote, 100)).toEqual(bytes);
  expect(await talk.fetchMedia(remote, 100)).toEqual(bytes);
  await expect(talk.fetchMedia(remote, 5)).rejects.toMatchObject({ kind: 'rejected' });
  uploads.clear();
  await expect(talk.fetchMedia(remote, 100)).rejects.toMatchObject({ kind: 'gone' });
});

test('sending is refused for a while, never for good: the page comes for its replies', async () => {
  const { talk } = web();
  const sent = talk.send('x', { text: 'halo' }, async () => Buffer.alloc(0));
  await expect(sent).rejects.toThrow(SendError);
  await expect(sent).rejects.toMatchObject({ kind: 'retry' });
});
