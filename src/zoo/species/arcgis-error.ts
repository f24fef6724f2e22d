import type { Species } from '../species.ts';

export const arcgisError: Species = {
  id: 'arcgis-error',
  title: 'An error object as the content',
  summary: 'The whole content is an error with the code 498, and the status is 200.',
  conclude: 'The token is not valid. The code in the content is what the status should have been.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'ArcGIS REST JS, error handling',
    url: 'https://developers.arcgis.com/arcgis-rest-js/error-handling',
  },
  async serve(wire) {
    const content = JSON.stringify({ error: { code: 498, message: 'Invalid Token', details: [] } });
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};
