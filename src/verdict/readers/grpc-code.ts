/** gRPC's status codes by name: https://github.com/grpc/grpc/blob/master/doc/statuscodes.md */
const codes: readonly string[] = [
  'OK',
  'CANCELLED',
  'UNKNOWN',
  'INVALID_ARGUMENT',
  'DEADLINE_EXCEEDED',
  'NOT_FOUND',
  'ALREADY_EXISTS',
  'PERMISSION_DENIED',
  'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION',
  'ABORTED',
  'OUT_OF_RANGE',
  'UNIMPLEMENTED',
  'INTERNAL',
  'UNAVAILABLE',
  'DATA_LOSS',
  'UNAUTHENTICATED',
];

/** `13 (INTERNAL)` for `13`; the value alone where gRPC names no such code. */
export function grpcCode(value: string): string {
  const name = /^\d{1,2}$/.test(value) ? codes[Number(value)] : undefined;
  return name === undefined ? value : `${value} (${name})`;
}

/** True of a status that says that a call failed. */
export function grpcFailed(status: string): boolean {
  return status !== '' && !/^0+$/.test(status);
}
