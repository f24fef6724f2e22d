/** The zoo as cases: what each species that ends by itself sends, taken down from a live server. */
import { connect } from 'node:net';
import { startZoo } from '../src/zoo/zoo.ts';
import type { CaseEnding, LabCase } from './case.ts';

/** A species that sends more, or takes longer, is none for the lab. */
const MOST = 200_000;
const LIMIT = 2_500;
/** One that has sent within this time when its time is up is still sending, in milliseconds. */
const QUIET = 1_500;

export async function zooCases(): Promise<LabCase[]> {
  const zoo = await startZoo();
  try {
    const taken = await Promise.all(
      zoo.species.map(async ({ id, title, url }): Promise<LabCase | null> => {
        const { port, pathname } = new URL(url);
        const wire = await takeDown(Number(port), pathname);
        return wire === null ? null : { id: `zoo-${id}`, title: `zoo: ${title}`, method: 'GET', ...wire };
      }),
    );
    return taken.filter((one) => one !== null);
  } finally {
    await zoo.close();
  }
}

function takeDown(port: number, path: string): Promise<{ wire: string; ending: CaseEnding } | null> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    let wire = '';
    let length = 0;
    let lastCame = performance.now();
    const finish = (ending: CaseEnding | null): void => {
      clearTimeout(timer);
      socket.destroy();
      done(ending === null || length > MOST ? null : { wire, ending });
    };
    const timer = setTimeout(() => finish(performance.now() - lastCame < QUIET ? null : 'open'), LIMIT);
    socket.on('connect', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`));
    socket.on('data', (octets) => {
      length += octets.length;
      lastCame = performance.now();
      if (length > MOST) finish(null);
      else wire += octets.toString('latin1');
    });
    socket.on('end', () => finish('fin'));
    socket.on('error', () => finish('rst'));
  });
}
