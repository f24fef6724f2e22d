// @ts-check
/**
 * Keeps what real servers put on the wire when they fail after a 200, as golden cases: one Markdown file, each case with
 * the server's name and version, its octets as they came, and what the Report says of them. Run after a build, and look
 * at the difference before it is committed: `node scripts/capture-servers.mjs`.
 */
import { writeFileSync } from 'node:fs';
import { serverCases } from '../test/servers/cases.mjs';

const { inspect } = await import('../dist/index.js');
const { Examination } = await import('../dist/report/examination.js');

const file = new URL('../test/goldens/cases/real-servers.md', import.meta.url);
const parts = [
  '# Real servers that fail after a 200\n\nWritten by scripts/capture-servers.mjs, octets as they came (dates included). test/servers starts the same servers anew.\n',
];
for (const { id, title, server, start } of serverCases) {
  const { url, stop } = await start();
  /** @type {Uint8Array[]} */
  const reads = [];
  const report = await inspect(
    { method: 'GET', url, fields: [['Accept-Encoding', 'gzip']] },
    {},
    {
      /** @param {import('../src/report/examination.ts').ExaminationOptions} options */
      examination: (options) => {
        const examination = new Examination(options);
        const push = examination.push.bind(examination);
        examination.push = (/** @type {Uint8Array} */ bytes, /** @type {number} */ time) => {
          reads.push(bytes.slice());
          push(bytes, time);
        };
        return examination;
      },
    },
  );
  await stop();
  const { verdict, response, ending } = report;
  const facts = {
    'verdict.outcome': verdict.outcome,
    'verdict.brokenSuccess': verdict.brokenSuccess,
    'verdict.because': verdict.because,
    'ending.transport': ending.transport,
    'ending.at': ending.at,
    'response.body.length': response?.body.length,
    'response.body.complete': response?.body.complete,
  };
  const lines = Object.entries(facts).map(([path, value]) => `${path}: ${JSON.stringify(value)}`);
  parts.push(
    `## ${server()}: ${title} (${id})\n`,
    `\`\`\`http ending=${ending.transport}\n${wireText(Buffer.concat(reads))}\n\`\`\`\n`,
    `\`\`\`facts\n${lines.join('\n')}\n\`\`\`\n`,
  );
  console.log(`${server()}: ${title}: ${verdict.summary}`);
}
writeFileSync(file, parts.join('\n'));

/**
 * Octets as a wire block of test/goldens/golden.ts: a line for each CRLF.
 * @param {Buffer} octets
 */
function wireText(octets) {
  const text = octets
    .toString('latin1')
    .split('\r\n')
    .map((line) => line.replace(/[^\x20-\x7e\n]|\\/g, escaped).replaceAll('\n', '\\n\n'))
    .join('\n');
  // The last line of a block has no line end: where the octets end in one, an empty line that says so follows.
  return octets.at(-1) === 0x0a ? `${text}\\` : text;
}

/** @param {string} character */
function escaped(character) {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}
