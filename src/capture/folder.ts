import { join, resolve } from 'node:path';
import envPaths from 'env-paths';

/**
 * Where captures are kept by default: `captures` in the platform's data folder, or in the folder that the environment
 * variable LASTCHUNK_DATA names.
 */
export function defaultCaptureFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const own = environment.LASTCHUNK_DATA;
  return join(own ? resolve(own) : envPaths('lastchunk', { suffix: '' }).data, 'captures');
}
