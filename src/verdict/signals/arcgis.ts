/** ArcGIS REST services: `{"error":{"code":…,"message":…}}` as the whole content, under 200. */
import { jsonSignal } from '../readers/json-content.ts';
import { memberOf, messageOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';
import { isGatewayError } from './grpc-gateway-lines.ts';

export const arcgis = jsonSignal({
  id: 'arcgis',
  severity: 'error',
  title: 'The content is an error object and nothing else',
  spec: [source('ArcGIS REST JS: error handling', 'https://developers.arcgis.com/arcgis-rest-js/error-handling')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 66\r\n\r\n{"error":{"code":498,"message":"Invalid token.","details":["x"]}}\n',
  },
  paths: ['error'],
  read(content) {
    if (content.kind === 'lines' || content.records !== 1 || content.scan.members !== 1) return null;
    const error = content.value('error');
    const code = memberOf(error, 'code');
    if (typeof code !== 'number' || typeof memberOf(error, 'message') !== 'string' || isGatewayError(content))
      return null;
    return {
      detail:
        `The content is an error with the code ${textOf(code)}: ${said(messageOf(error))}. ArcGIS servers answer so, and others after them: ` +
        'the status is 200 and the code in the content is what an HTTP status would have been. A client that looks at the status takes it for data.',
      span: content.span('error'),
    };
  },
});
