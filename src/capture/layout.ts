/**
 * A capture on disk: one folder, mode 0700, of files, mode 0600. All numbers are little endian.
 *
 * - `received.bin`, `sent.bin`: the raw octets of each direction; under TLS, the plaintext
 * - `reads.idx`: a row a read: offset of its first octet (f64), time (f64, milliseconds since the inspection began)
 * - `chunks.idx`: a row a data chunk: offset of its size line (f64), declared size (f64), time (f64), octets of the size
 *   line (u32), flags (u32, zero)
 * - `report.json`: the Report, once there is one; a capture without it is partial
 * - `writing`: the id of the process that records, while it does
 */
export const files = {
  received: 'received.bin',
  sent: 'sent.bin',
  reads: 'reads.idx',
  chunks: 'chunks.idx',
  report: 'report.json',
  writing: 'writing',
} as const;

/** The Report while it is written. */
export const DRAFT = `${files.report}.new`;

export const READ_ROW = 16;
export const CHUNK_ROW = 32;

export const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;
