import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const railsStreamedError: Species = {
  id: 'rails-streamed-error',
  title: 'A Rails page that leads to /500.html',
  summary: 'The page ends in a script that sends the browser to /500.html.',
  conclude:
    'The template failed after its head had gone out. A browser leaves the page, and everybody else keeps half of it.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'Rails, ActionController::Streaming',
    url: 'https://api.rubyonrails.org/classes/ActionController/Streaming.html',
  },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: text/html; charset=utf-8', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [
      '<!DOCTYPE html>\n<html><head><title>Orders</title></head><body>\n',
      '<ul>\n<li>1041: anvil, 25 kg</li>\n<li class="',
      '"><script>window.location = "/500.html"</script></html>',
    ]);
  },
};
