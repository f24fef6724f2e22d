/** Native messaging manifests: how a browser learns which program may speak to which extension. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { HOST_NAME } from '../../protocol/messages.ts';
import { isAbsent, reasonOf, writeFileWhole } from './atomic-file.ts';
import type { Family } from './browsers.ts';

/** The members that browsers read; a manifest may hold others. */
export const Manifest = v.object({
  name: v.string(),
  description: v.string(),
  path: v.string(),
  type: v.literal('stdio'),
  allowed_origins: v.exactOptional(v.array(v.string())),
  allowed_extensions: v.exactOptional(v.array(v.string())),
});
export type Manifest = v.InferOutput<typeof Manifest>;

export interface ManifestParts {
  family: Family;
  /** Absolute path of the launcher. */
  launcher: string;
  /** Extension ids, as the family writes them. */
  extensionIds: readonly string[];
}

/** The manifest as an object. Chromium names origins, Firefox names extensions. */
export function manifestOf({ family, launcher, extensionIds }: ManifestParts): Manifest {
  const common = {
    name: HOST_NAME,
    description: 'Lastchunk: inspects HTTP responses over raw sockets',
    path: launcher,
    type: 'stdio' as const,
  };
  return family === 'chromium'
    ? { ...common, allowed_origins: extensionIds.map(originOf) }
    : { ...common, allowed_extensions: [...extensionIds] };
}

/** A Chromium extension's origin, as `allowed_origins` wants it: with the slash at its end. */
export function originOf(extensionId: string): string {
  return `chrome-extension://${extensionId}/`;
}

/** Writes the manifest to a file; fails with `install-failed`. */
export async function writeManifestFile(file: string, parts: ManifestParts): Promise<void> {
  await writeFileWhole(file, `${JSON.stringify(manifestOf(parts), null, 2)}\n`, 0o644);
}

/** Writes the manifest into a browser's folder of manifests, under the host's name; returns its path. */
export async function writeManifest({ folder, ...parts }: ManifestParts & { folder: string }): Promise<string> {
  const file = path.join(folder, `${HOST_NAME}.json`);
  await writeManifestFile(file, parts);
  return file;
}

export type ManifestReading =
  | { state: 'absent' }
  | { state: 'unreadable'; reason: string }
  | { state: 'read'; manifest: Manifest };

/** Reads a manifest as a browser would, and says what is wrong with it where it cannot be used. */
export async function readManifest(file: string): Promise<ManifestReading> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return isAbsent(error) ? { state: 'absent' } : { state: 'unreadable', reason: reasonOf(error) };
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { state: 'unreadable', reason: `it is not JSON (${reasonOf(error)})` };
  }
  const parsed = v.safeParse(Manifest, json);
  if (parsed.success) return { state: 'read', manifest: parsed.output };
  const [issue] = parsed.issues;
  return { state: 'unreadable', reason: `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` };
}
