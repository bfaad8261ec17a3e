import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** One open connection that carries JSON in both directions. */
export interface Connection {
  send(value: unknown): void;
  /** Breaks it off, without a goodbye. */
  drop(): void;
}

export interface Hearing {
  message(value: unknown): void;
  closed(): void;
}

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Answers a WebSocket handshake: text frames of any length, no extensions. */
export function accept(
  request: IncomingMessage,
  socket: Duplex,
  hear: (connection: Connection) => Hearing,
): void {
  const key = request.headers['sec-websocket-key'] ?? '';
  const answer = createHash('sha1').update(`${key}${magic}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${answer}\r\n\r\n`,
  );
  const hearing = hear({
    send: (value) => {
      if (socket.writable) socket.write(frame(Buffer.from(JSON.stringify(value))));
    },
    drop: () => socket.destroy(),
  });
  const parts: Buffer[] = [];
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let read = readFrame(buffer); read; read = readFrame(buffer)) {
      buffer = buffer.subarray(read.length);
      if (read.opcode === 8) return socket.destroy();
      if (read.opcode > 2) continue;
      parts.push(read.payload);
      if (read.final) hearing.message(JSON.parse(Buffer.concat(parts.splice(0)).toString()));
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => hearing.closed());
}

function frame(payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x81, payload.length])
      : Buffer.alloc(payload.length < 65_536 ? 4 : 10);
  if (payload.length >= 126) {
    head[0] = 0x81;
    head[1] = payload.length < 65_536 ? 126 : 127;
    if (payload.length < 65_536) head.writeUInt16BE(payload.length, 2);
    else head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}

interface Frame {
  readonly opcode: number;
  readonly final: boolean;
  readonly payload: Buffer;
  /** Bytes of the whole frame. */
  readonly length: number;
}

function readFrame(buffer: Buffer): Frame | null {
  if (buffer.length < 2) return null;
  const first = buffer.readUInt8(0);
  const short = buffer.readUInt8(1) & 0x7f;
  const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
  const start = 2 + extra + 4;
  if (buffer.length < start) return null;
  const size = extra === 2 ? buffer.readUInt16BE(2) : extra === 8 ? Number(buffer.readBigUInt64BE(2)) : short;
  if (buffer.length < start + size) return null;
  const mask = buffer.subarray(start - 4, start);
  const payload = Buffer.from(buffer.subarray(start, start + size));
  for (let at = 0; at < size; at += 1) payload.writeUInt8(payload.readUInt8(at) ^ mask.readUInt8(at % 4), at);
  return { opcode: first & 0x0f, final: (first & 0x80) !== 0, payload, length: start + size };
}
