import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Lrs } from './lrs.ts';

export interface LrsServer {
  origin: string;
  close(): Promise<void>;
}

/** Whatever answers as an LRS: one, or an LMS around it. */
export type Answering = Pick<Lrs, 'handle'>;

/** Answers one request of Node's server as the LRS does, faults of the line included. */
export async function answerAsLrs(
  lrs: Answering,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const answer = lrs.handle({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers,
    body: Buffer.concat(parts).toString('utf8'),
  });
  if (answer.lost === true) return void request.socket.destroy();
  if (answer.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.delay));
  response.writeHead(answer.status, answer.headers);
  response.end(answer.status === 204 ? undefined : answer.body);
}

/** Serves an LRS on 127.0.0.1 and a free port: an origin of its own. */
export async function serveLrs(lrs: Answering): Promise<LrsServer> {
  const server = createServer((request, response) => {
    answerAsLrs(lrs, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
