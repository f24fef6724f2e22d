/** The zoo as cases: what each species that ends by itself sends, taken down from a live server. */
import { connect } from 'node:net';
import { startZoo } from '../src/zoo/zoo.ts';
import type { CaseEnding, LabCase } from './case.ts';

/** A species that sends more, or takes longer, is none for the lab. */
const MOST = 200_000;
const LIMIT = 1_500;

export async function zooCases(): Promise<LabCase[]> {
  const zoo = await startZoo();
  const cases: LabCase[] = [];
  try {
    for (const { id, title, url } of zoo.species) {
      const { port, pathname } = new URL(url);
      const taken = await takeDown(Number(port), pathname);
      if (taken !== null) cases.push({ id: `zoo-${id}`, title: `zoo: ${title}`, method: 'GET', ...taken });
    }
  } finally {
    await zoo.close();
  }
  return cases;
}

function takeDown(port: number, path: string): Promise<{ wire: string; ending: CaseEnding } | null> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    let wire = '';
    let length = 0;
    const finish = (ending: CaseEnding | null): void => {
      clearTimeout(timer);
      socket.destroy();
      done(ending === null || length > MOST ? null : { wire, ending });
    };
    const timer = setTimeout(() => finish('open'), LIMIT);
    socket.on('connect', () => socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`));
    socket.on('data', (octets) => {
      length += octets.length;
      if (length > MOST) finish(null);
      else wire += octets.toString('latin1');
    });
    socket.on('end', () => finish('fin'));
    socket.on('error', () => finish('rst'));
  });
}
