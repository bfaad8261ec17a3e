// The yardstick: the least that a Telegram bot can do with grammY and express, which is to send back
// what it got. A process of its own; says where it listens like the program itself.

import express from 'express';
import { Bot, webhookCallback } from 'grammy';

const { TELEGRAM_BOT_TOKEN = '', TELEGRAM_API_ROOT = '', TELEGRAM_WEBHOOK_SECRET = '' } = process.env;

const bot = new Bot(TELEGRAM_BOT_TOKEN, {
  client: { apiRoot: TELEGRAM_API_ROOT },
  botInfo: {
    id: 1,
    is_bot: true,
    first_name: 'Echo',
    username: 'echo_bot',
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  },
});
bot.on('message:text', (context) => context.reply(context.message.text));

const app = express();
app.use(express.json());
app.post('/telegram/webhook', webhookCallback(bot, 'express', { secretToken: TELEGRAM_WEBHOOK_SECRET }));
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  process.stdout.write(`ready http://127.0.0.1:${port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
