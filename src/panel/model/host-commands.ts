/** What is typed into a terminal to get a companion host; the same in every language. */
export const INSTALL_COMMAND = 'npx lastchunk install';
export const UPDATE_COMMAND = 'npx lastchunk@latest install';

/** The host of one version. */
export function installCommand(version: string): string {
  return /^[0-9A-Za-z.+-]{1,40}$/.test(version) ? `npx lastchunk@${version} install` : UPDATE_COMMAND;
}
