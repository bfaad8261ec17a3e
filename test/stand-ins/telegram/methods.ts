import { type Call, flag, number, structured, text } from './body.ts';
import { checkedArticles, checkedCommands, checkedLanguageCode } from './limits.ts';
import type { UpdateQueue } from './queue.ts';
import type { Sending } from './sending.ts';
import { ApiFailure, badRequest } from './types.ts';
import type { World } from './world.ts';

export interface Parts {
  readonly world: World;
  readonly queue: UpdateQueue;
  readonly sending: Sending;
  readonly callbackLifetimeMs: number;
}

export type Method = (call: Call, gone: AbortSignal) => unknown;

/** The methods that this server knows, by their names in small letters. */
export function methods(parts: Parts): ReadonlyMap<string, Method> {
  const { world, queue, sending } = parts;
  const table: Record<string, Method> = {
    getMe: () => ({
      ...world.bot,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: true,
    }),
    getUpdates: (call, gone) => getUpdates(queue, call, gone),
    setWebhook: (call) => setWebhook(queue, call),
    deleteWebhook: (call) => {
      if (flag(call, 'drop_pending_updates')) queue.drop();
      queue.setHook(undefined);
      return true;
    },
    getWebhookInfo: () => webhookInfo(queue),
    sendMessage: (call) => sending.message(call),
    sendPhoto: (call) => sending.photo(call),
    sendDocument: (call) => sending.document(call),
    sendVoice: (call) => sending.voice(call),
    sendMediaGroup: (call) => sending.mediaGroup(call),
    editMessageText: (call) => sending.editText(call),
    editMessageReplyMarkup: (call) => sending.editKeyboard(call),
    sendChatAction: (call) => {
      world.chatToSendTo(text(call, 'chat_id'));
      if (!chatActions.has(text(call, 'action'))) throw badRequest('wrong parameter action in request');
      return true;
    },
    answerCallbackQuery: (call) => answerPress(parts, call),
    answerInlineQuery: (call) => answerInline(parts, call),
    setMyCommands: (call) => {
      const language = checkedLanguageCode(text(call, 'language_code'));
      world.commands.set(language, checkedCommands(call.values.commands));
      return true;
    },
    getMyCommands: (call) => world.commands.get(text(call, 'language_code')) ?? [],
    getFile: (call) => getFile(world, call),
  };
  return new Map(Object.entries(table).map(([name, method]) => [name.toLowerCase(), method]));
}

const chatActions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
]);

function allowedUpdates(call: Call): string[] | undefined {
  if (call.values.allowed_updates === undefined) return undefined;
  const list = structured(call.values.allowed_updates, 'allowed_updates');
  if (!Array.isArray(list)) throw badRequest("can't parse allowed updates");
  return list.map(String);
}

function getUpdates(queue: UpdateQueue, call: Call, gone: AbortSignal): Promise<unknown> {
  queue.setAllowed(allowedUpdates(call));
  const limit = number(call, 'limit', 100);
  return queue.poll(
    {
      offset: number(call, 'offset', 0),
      limit: limit >= 1 && limit <= 100 ? limit : 100,
      seconds: Math.min(50, Math.max(0, number(call, 'timeout', 0))),
    },
    gone,
  );
}

function setWebhook(queue: UpdateQueue, call: Call): true {
  const url = text(call, 'url');
  const secret = text(call, 'secret_token');
  queue.setAllowed(allowedUpdates(call));
  if (flag(call, 'drop_pending_updates')) queue.drop();
  if (url === '') {
    queue.setHook(undefined);
    return true;
  }
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid webhook URL specified');
  const { protocol, hostname } = new URL(url);
  // A real server takes plain http only when it runs on the machine of the bot; so does this one.
  const local = hostname === '127.0.0.1' || hostname === 'localhost';
  if (protocol !== 'https:' && !(protocol === 'http:' && local)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  }
  if (!/^[A-Za-z0-9_-]{0,256}$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters');
  }
  queue.setHook({
    url,
    secret,
    maxConnections: Math.min(100, Math.max(1, number(call, 'max_connections', 40))),
  });
  return true;
}

function webhookInfo(queue: UpdateQueue) {
  const error = queue.webhookError === '' ? {} : { last_error_message: queue.webhookError };
  return {
    url: queue.hook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.unconfirmed,
    max_connections: queue.hook?.maxConnections ?? 40,
    ...error,
  };
}

function answerPress(parts: Parts, call: Call): true {
  const press = parts.world.presses.get(text(call, 'callback_query_id'));
  if (!press || Date.now() - press.at > parts.callbackLifetimeMs) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const answer = text(call, 'text');
  if (answer.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  press.answer = { text: answer, alert: flag(call, 'show_alert') };
  parts.world.changed();
  return true;
}

function answerInline(parts: Parts, call: Call): true {
  const query = parts.world.inlineQueries.get(text(call, 'inline_query_id'));
  if (!query || Date.now() - query.at > parts.callbackLifetimeMs) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  query.answer = checkedArticles(call.values.results);
  parts.world.changed();
  return true;
}

const downloadLimit = 20_000_000;

function getFile(world: World, call: Call) {
  const file = world.file(text(call, 'file_id'));
  if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable');
  if (file.meta.file_size > downloadLimit) throw badRequest('file is too big');
  return { ...file.meta, file_path: file.path };
}

export const notFound = () => new ApiFailure(404, 'Not Found');
