import type { Species } from '../species.ts';

export const ogcServiceException: Species = {
  id: 'ogc-service-exception',
  title: 'A map that is an exception',
  summary: 'In place of a map comes a ServiceExceptionReport.',
  conclude: 'There is no such layer. Many of these servers report errors under 200, and caches keep them.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'OGC Web Map Service', url: 'https://www.ogc.org/standards/wms/' },
  async serve(wire) {
    const content =
      '<?xml version="1.0"?>\n<ServiceExceptionReport version="1.3.0"><ServiceException code="LayerNotDefined">No layer "roads" in this map</ServiceException></ServiceExceptionReport>\n';
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/vnd.ogc.se_xml', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};
