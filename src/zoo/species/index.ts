/** Every species, by family. The list is explicit: a test walks the folder and fails where the two differ. */
import type { Family, Species } from '../species.ts';
import { anthropicStreamError } from './anthropic-stream-error.ts';
import { arcgisError } from './arcgis-error.ts';
import { awsEventstreamException } from './aws-eventstream-exception.ts';
import { badChunkSize } from './bad-chunk-size.ts';
import { bareLf } from './bare-lf.ts';
import { bigqueryInsertErrors } from './bigquery-insert-errors.ts';
import { brotliBomb } from './brotli-bomb.ts';
import { clickhouseException } from './clickhouse-exception.ts';
import { clickhouseExceptionBare } from './clickhouse-exception-bare.ts';
import { closeDelimitedDigest } from './close-delimited-digest.ts';
import { closeDelimitedFin } from './close-delimited-fin.ts';
import { closeDelimitedRst } from './close-delimited-rst.ts';
import { closeSaidAndKept } from './close-said-and-kept.ts';
import { codingMismatch } from './coding-mismatch.ts';
import { conflictingContentLength } from './conflicting-content-length.ts';
import { connectError } from './connect-error.ts';
import { contentLengthAndChunked } from './content-length-and-chunked.ts';
import { couchbaseViewErrors } from './couchbase-view-errors.ts';
import { cutChunkSizeLine } from './cut-chunk-size-line.ts';
import { cutChunkedFin } from './cut-chunked-fin.ts';
import { cutChunkedRst } from './cut-chunked-rst.ts';
import { cutContentLengthFin } from './cut-content-length-fin.ts';
import { cutContentLengthRst } from './cut-content-length-rst.ts';
import { cutHeadFin } from './cut-head-fin.ts';
import { cutHeadRst } from './cut-head-rst.ts';
import { cutInsideChunkFin } from './cut-inside-chunk-fin.ts';
import { digestMismatch } from './digest-mismatch.ts';
import { dockerPull } from './docker-pull.ts';
import { druidLinesCut } from './druid-lines-cut.ts';
import { earlyHints } from './early-hints.ts';
import { elasticsearchBulkErrors } from './elasticsearch-bulk-errors.ts';
import { endlessHead } from './endless-head.ts';
import { endlessStream } from './endless-stream.ts';
import { excessAfterContentLength } from './excess-after-content-length.ts';
import { forbiddenTrailer } from './forbidden-trailer.ts';
import { gitErrorChannel } from './git-error-channel.ts';
import { graphqlErrors } from './graphql-errors.ts';
import { graphqlSseErrors } from './graphql-sse-errors.ts';
import { grpcGatewayStream } from './grpc-gateway-stream.ts';
import { grpcWebError } from './grpc-web-error.ts';
import { grpcWebTextUnfinished } from './grpc-web-text-unfinished.ts';
import { gzipChecksum } from './gzip-checksum.ts';
import { gzipThenError } from './gzip-then-error.ts';
import { hostileMarkup } from './hostile-markup.ts';
import { httpTpcFailure } from './http-tpc-failure.ts';
import { incompleteHtml } from './incomplete-html.ts';
import { incompleteJson } from './incomplete-json.ts';
import { incompleteMultipart } from './incomplete-multipart.ts';
import { incompleteZip } from './incomplete-zip.ts';
import { influxErrorTable } from './influx-error-table.ts';
import { jsonRpcError } from './json-rpc-error.ts';
import { kubernetesWatchExpired } from './kubernetes-watch-expired.ts';
import { largeChunks } from './large-chunks.ts';
import { manyChunks } from './many-chunks.ts';
import { manyInterims } from './many-interims.ts';
import { mediawikiApiError } from './mediawiki-api-error.ts';
import { missingReasonAndSp } from './missing-reason-and-sp.ts';
import { missingReasonPhrase } from './missing-reason-phrase.ts';
import { ndjsonErrorRecord } from './ndjson-error-record.ts';
import { neo4jErrors } from './neo4j-errors.ts';
import { noResponseFin } from './no-response-fin.ts';
import { noResponseRst } from './no-response-rst.ts';
import { notHttp } from './not-http.ts';
import { obsFold } from './obs-fold.ts';
import { odataMalformed } from './odata-malformed.ts';
import { ogcServiceException } from './ogc-service-exception.ts';
import { openaiStreamError } from './openai-stream-error.ts';
import { phpFatalError } from './php-fatal-error.ts';
import { problemUnder200 } from './problem-under-200.ts';
import { railsStreamedError } from './rails-streamed-error.ts';
import { reactBoundaryError } from './react-boundary-error.ts';
import { resetAfterMessage } from './reset-after-message.ts';
import { s3CopyError } from './s3-copy-error.ts';
import { slowDrip } from './slow-drip.ts';
import { soapFault } from './soap-fault.ts';
import { solrExceptionTuple } from './solr-exception-tuple.ts';
import { splicedInCloseDelimited } from './spliced-in-close-delimited.ts';
import { splicedStatusLine } from './spliced-status-line.ts';
import { sseError } from './sse-error.ts';
import { sseUnfinished } from './sse-unfinished.ts';
import { stallBeforeHead } from './stall-before-head.ts';
import { stallInBody } from './stall-in-body.ts';
import { status99 } from './status-99.ts';
import { status600 } from './status-600.ts';
import { status999 } from './status-999.ts';
import { statusF00 } from './status-f00.ts';
import { tlsTruncated } from './tls-truncated.ts';
import { trailerDruid } from './trailer-druid.ts';
import { trailerGrpcGateway } from './trailer-grpc-gateway.ts';
import { trailerGrpcStatus } from './trailer-grpc-status.ts';
import { trailerLambda } from './trailer-lambda.ts';
import { trailerOdk } from './trailer-odk.ts';
import { trailerXStreamError } from './trailer-x-stream-error.ts';
import { trailerXStreamErrorCut } from './trailer-x-stream-error-cut.ts';
import { trailerXrootd } from './trailer-xrootd.ts';
import { trinoQueryFailed } from './trino-query-failed.ts';
import { truncatedGzip } from './truncated-gzip.ts';
import { vercelAiError } from './vercel-ai-error.ts';
import { wholeChunked } from './whole-chunked.ts';
import { wholeChunkedWithTrailers } from './whole-chunked-with-trailers.ts';
import { wholeContentLength } from './whole-content-length.ts';
import { wholeHead204 } from './whole-head-204.ts';
import { xStreamDisconnect } from './x-stream-disconnect.ts';
import { xmlRpcFault } from './xml-rpc-fault.ts';

export const families: readonly Family[] = [
  {
    id: 'whole',
    title: 'Whole',
    about: 'Healthy responses, to compare the others with: quiet, slow, many and large.',
    species: [
      wholeContentLength,
      wholeChunked,
      wholeChunkedWithTrailers,
      wholeHead204,
      slowDrip,
      manyChunks,
      largeChunks,
    ],
  },
  {
    id: 'cut',
    title: 'Cut short',
    about: 'The message ends before its framing does.',
    species: [
      cutChunkedFin,
      cutChunkedRst,
      cutInsideChunkFin,
      cutChunkSizeLine,
      cutContentLengthFin,
      cutContentLengthRst,
      cutHeadFin,
      cutHeadRst,
    ],
  },
  {
    id: 'transport',
    title: 'Transport',
    about: 'The connection itself is the message: how it closes, or that it does not.',
    species: [
      closeDelimitedFin,
      closeDelimitedRst,
      tlsTruncated,
      noResponseFin,
      noResponseRst,
      resetAfterMessage,
      closeSaidAndKept,
      stallInBody,
      stallBeforeHead,
      endlessStream,
      notHttp,
    ],
  },
  {
    id: 'trailers',
    title: 'Trailers',
    about: 'What came after the last-chunk, where browsers do not look.',
    species: [
      trailerGrpcStatus,
      trailerGrpcGateway,
      trailerDruid,
      trailerXrootd,
      trailerOdk,
      trailerLambda,
      trailerXStreamError,
      trailerXStreamErrorCut,
      forbiddenTrailer,
    ],
  },
  {
    id: 'content',
    title: 'Content',
    about: 'Whole by their framing: the failure is spelled inside, or the inside is out to harm whoever shows it.',
    species: [sseError, sseUnfinished, ndjsonErrorRecord, hostileMarkup],
  },
  {
    id: 'codings',
    title: 'Codings and digests',
    about: 'Whole by their framing: what is compressed inside, or what a digest says of it, is not.',
    species: [
      truncatedGzip,
      gzipChecksum,
      gzipThenError,
      codingMismatch,
      brotliBomb,
      digestMismatch,
      closeDelimitedDigest,
    ],
  },
  {
    id: 'frames',
    title: 'Frames in the content',
    about: 'Binary formats with a framing of their own inside that of HTTP, and the failure is in its last frame.',
    species: [grpcWebError, grpcWebTextUnfinished, connectError, awsEventstreamException, gitErrorChannel],
  },
  {
    id: 'streams',
    title: 'Streams of records',
    about: 'Lines, values and events, whole by their framing: the last record tells what went wrong.',
    species: [
      dockerPull,
      kubernetesWatchExpired,
      grpcGatewayStream,
      xStreamDisconnect,
      solrExceptionTuple,
      clickhouseException,
      clickhouseExceptionBare,
      druidLinesCut,
      influxErrorTable,
      httpTpcFailure,
      openaiStreamError,
      anthropicStreamError,
      vercelAiError,
      graphqlSseErrors,
    ],
  },
  {
    id: 'documents',
    title: 'Documents',
    about: 'Whole by their framing: the document itself says that it failed, or stops before its end.',
    species: [
      s3CopyError,
      soapFault,
      xmlRpcFault,
      ogcServiceException,
      elasticsearchBulkErrors,
      graphqlErrors,
      jsonRpcError,
      neo4jErrors,
      trinoQueryFailed,
      bigqueryInsertErrors,
      arcgisError,
      couchbaseViewErrors,
      mediawikiApiError,
      odataMalformed,
      problemUnder200,
      incompleteJson,
      incompleteZip,
      incompleteMultipart,
    ],
  },
  {
    id: 'pages',
    title: 'Pages',
    about: 'HTML that a server began, and could not finish.',
    species: [phpFatalError, railsStreamedError, reactBoundaryError, incompleteHtml],
  },
  {
    id: 'status-line',
    title: 'Status line',
    about: 'Codes out of range, phrases left out, and responses that come before the response.',
    species: [
      status99,
      status600,
      status999,
      statusF00,
      missingReasonPhrase,
      missingReasonAndSp,
      earlyHints,
      manyInterims,
    ],
  },
  {
    id: 'framing',
    title: 'Framing oddities',
    about: 'Heads and framings that contradict themselves, or that only a tolerant reader takes.',
    species: [
      splicedStatusLine,
      splicedInCloseDelimited,
      badChunkSize,
      conflictingContentLength,
      contentLengthAndChunked,
      excessAfterContentLength,
      bareLf,
      obsFold,
      endlessHead,
    ],
  },
];

export const speciesById: ReadonlyMap<string, Species> = new Map(
  families.flatMap((family) => family.species).map((species) => [species.id, species]),
);
