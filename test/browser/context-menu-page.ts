/** A page with one of each thing that a context menu can be used on, served over a raw socket, and what is to be inspected for each. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../../scripts/setup.mjs';
import { answer, type RawServer, rawServer } from './raw-server.ts';

const page = `<!doctype html><title>A page</title><link rel=icon href=data:,>
<p>The page itself</p>
<p><a id=link href=/link>A link</a></p>
<p><img src=/image.png width=64 height=64></p>
<video controls width=160 height=90 src=/video.webm></video>
<audio controls src=/audio.mp3></audio>
<iframe width=160 height=90 src=/frame.html></iframe>
<p><a id=image-in-link href=/around><img src=data:, width=64 height=64></a></p>
<p><a id=mail href=mailto:someone@example.invalid>A link that no server answers</a></p>`;

export async function contextMenuPage(): Promise<RawServer> {
  return rawServer({
    '/': answer('200 OK', 'text/html', page),
    '/image.png': answer('200 OK', 'image/png', await readFile(path.join(root, 'public/icons/128.png'))),
    // Media that cannot be played are what one inspects.
    '/video.webm': answer('200 OK', 'video/webm', 'not a video'),
    '/audio.mp3': answer('200 OK', 'audio/mpeg', 'not audio'),
    '/frame.html': answer('200 OK', 'text/html', '<!doctype html><body style="height: 80px">A frame'),
    '/link': answer('200 OK', 'text/plain', 'behind the link'),
    '/around': answer('200 OK', 'text/plain', 'behind the image'),
  });
}

/** What is clicked on, the path that is then inspected. */
export const targets = [
  { on: 'the page', selector: 'p', inspected: '' },
  { on: 'a link', selector: '#link', inspected: 'link' },
  { on: 'an image', selector: 'img', inspected: 'image.png' },
  { on: 'a video', selector: 'video', inspected: 'video.webm' },
  { on: 'audio', selector: 'audio', inspected: 'audio.mp3' },
  { on: 'a frame', selector: 'iframe', inspected: 'frame.html' },
  { on: 'an image of its own data in a link', selector: '#image-in-link img', inspected: 'around' },
] as const;
