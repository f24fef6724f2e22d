/**
 * Who the extension is, as native messaging manifests name it (`allowed_origins`, `allowed_extensions`).
 *
 * Chromium derives an extension's id from its public key: the first 16 octets of the SHA-256 of the key's DER
 * (SubjectPublicKeyInfo), in hexadecimal whose digits 0 to f are written a to p. `key` in manifest.json fixes the key,
 * so that an unpacked build has this id in every folder and profile. The private key was thrown away: nothing is signed
 * with it, and a store gives a listed extension its own.
 */
export const EXTENSION_ID = 'bhbfchfjnnpofjabbgechdlomdgnfamf';

/** The origin Chromium-family host manifests allow. */
export const EXTENSION_ORIGIN = `chrome-extension://${EXTENSION_ID}/`;

/** `browser_specific_settings.gecko.id` of manifest.json; it is what Firefox's host manifests allow. */
export const FIREFOX_ID = 'lastchunk@lastchunk.dev';
