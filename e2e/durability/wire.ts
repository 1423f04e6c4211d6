import { once } from 'node:events';
import { connect } from 'node:net';

/** A connection on which anything can be sent, and what has come back on it. */
export type Wire = {
  send(bytes: string | Uint8Array): void;
  /** Says that nothing more will be sent. */
  end(): void;
  received(): string;
  /** Resolves to what was received once it is enough; rejects when the connection ends before. */
  until(isEnough: (received: string) => boolean): Promise<string>;
  /** Resolves to all that was received when the other side has closed. */
  closed: Promise<string>;
  cut(): void;
};

export async function openWire(address: string): Promise<Wire> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  // What is sent to a connection that the other side has closed is lost, which is no error of the test.
  const ended = new Promise<string>((resolve) => socket.on('close', () => resolve(received)));
  await once(socket, 'connect');
  socket.on('error', () => undefined);

  return {
    send: (bytes) => void socket.write(bytes),
    end: () => void socket.end(),
    received: () => received,
    until: (isEnough) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!isEnough(received)) return;
          socket.off('data', look);
          resolve(received);
        };
        socket.on('data', look);
        void ended.then(() => reject(new Error(`The connection ended early: ${received}`)));
        look();
      }),
    closed: ended,
    cut: () => void socket.destroy(),
  };
}

/** Whether the product takes connections at all. */
export async function isListening(address: string): Promise<boolean> {
  try {
    (await openWire(address)).cut();
    return true;
  } catch {
    return false;
  }
}
