/** Every signal, in the order in which they are reported: what says more of a failure stands before what says less. */
import type { SignalKind } from '../content-finding.ts';
import { anthropic } from './anthropic.ts';
import { arcgis } from './arcgis.ts';
import { awsEventstream } from './aws-eventstream.ts';
import { bigquery } from './bigquery.ts';
import { clickhouse } from './clickhouse.ts';
import { connect } from './connect.ts';
import { couchbase } from './couchbase.ts';
import { docker } from './docker.ts';
import { druid } from './druid.ts';
import { druidLines } from './druid-lines.ts';
import { elasticsearchBulk } from './elasticsearch-bulk.ts';
import { git } from './git.ts';
import { graphql } from './graphql.ts';
import { graphqlSse } from './graphql-sse.ts';
import { grpcGateway } from './grpc-gateway.ts';
import { grpcGatewayLines } from './grpc-gateway-lines.ts';
import { grpcStatus } from './grpc-status.ts';
import { grpcWeb } from './grpc-web.ts';
import { httpTpc } from './http-tpc.ts';
import { incompleteJson } from './incomplete-json.ts';
import { incompleteMultipart } from './incomplete-multipart.ts';
import { incompleteZip } from './incomplete-zip.ts';
import { influx } from './influx.ts';
import { ipfsStreamError } from './ipfs-stream-error.ts';
import { jsonLinesError } from './json-lines-error.ts';
import { jsonRpc } from './json-rpc.ts';
import { kubernetesWatch } from './kubernetes-watch.ts';
import { lambda } from './lambda.ts';
import { mediawiki } from './mediawiki.ts';
import { neo4j } from './neo4j.ts';
import { odata } from './odata.ts';
import { odk } from './odk.ts';
import { ogc } from './ogc.ts';
import { openai } from './openai.ts';
import { php } from './php.ts';
import { problemDetails } from './problem-details.ts';
import { railsStreaming } from './rails-streaming.ts';
import { reactStream } from './react-stream.ts';
import { s3 } from './s3.ts';
import { soap } from './soap.ts';
import { solrStream } from './solr-stream.ts';
import { sseError } from './sse-error.ts';
import { sseUnfinished } from './sse-unfinished.ts';
import { trino } from './trino.ts';
import { vercelAi } from './vercel-ai.ts';
import { xStream } from './x-stream.ts';
import { xmlRpc } from './xml-rpc.ts';
import { xrootd } from './xrootd.ts';

export const signals: readonly SignalKind[] = [
  // In the trailer section.
  grpcStatus,
  grpcGateway,
  ipfsStreamError,
  druid,
  xrootd,
  odk,
  lambda,
  // In frames of binary content.
  grpcWeb,
  connect,
  awsEventstream,
  git,
  // In lines and in values in a row.
  docker,
  kubernetesWatch,
  grpcGatewayLines,
  xStream,
  jsonLinesError,
  solrStream,
  clickhouse,
  druidLines,
  influx,
  httpTpc,
  // In event streams.
  anthropic,
  openai,
  vercelAi,
  graphqlSse,
  sseError,
  sseUnfinished,
  // In whole documents.
  s3,
  soap,
  xmlRpc,
  ogc,
  elasticsearchBulk,
  graphql,
  jsonRpc,
  neo4j,
  trino,
  bigquery,
  arcgis,
  couchbase,
  mediawiki,
  odata,
  problemDetails,
  // In what should end them.
  incompleteJson,
  incompleteZip,
  incompleteMultipart,
  // In pages.
  php,
  railsStreaming,
  reactStream,
];
