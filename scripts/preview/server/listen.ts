import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host as it stands in an address. */
export const urlHost = (host: string) => {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
};

/** Listens at the port, or at another free one where it is taken. Gives the port. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  const at = (wanted: number) =>
    new Promise<number>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, host.replace(/^\[|\]$/g, ''), () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  try {
    return await at(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    server.removeAllListeners('error');
    return at(0);
  }
}
