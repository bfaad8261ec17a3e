export type * from '../values/message.ts';
