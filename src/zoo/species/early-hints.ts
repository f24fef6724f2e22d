import type { Species } from '../species.ts';

export const earlyHints: Species = {
  id: 'early-hints',
  title: 'Early hints, then the response',
  summary: 'Nothing is wrong: a 103 with links comes first, then the final 200.',
  conclude: 'The final response is the 200. The 103 is an interim one, with fields of its own.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: { label: 'RFC 8297 §2', url: 'https://www.rfc-editor.org/rfc/rfc8297#section-2' },
  async serve(wire) {
    const content = '<!doctype html><title>Early hints</title><p>The links came first.\n';
    await wire.head(
      'HTTP/1.1 103 Early Hints',
      'Link: </style.css>; rel=preload; as=style',
      'Link: </app.js>; rel=preload; as=script',
    );
    await wire.pause(wire.pace());
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: text/html', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};
