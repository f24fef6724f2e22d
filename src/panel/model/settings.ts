/**
 * What a user sets once, for every inspection. What is stored may be another version's, edited by hand or synced from
 * anywhere: each member is held against its own schema, and what does not fit is refused alone.
 */
import * as v from 'valibot';
import { CaptureCapacity, InspectOptions } from '../../protocol/messages.ts';

const { connectTimeoutMs, headTimeoutMs, idleTimeoutMs, graceMs, maxReceived, maxDurationMs } = InspectOptions.entries;

/** Absolute on some system: which one, only the host knows. */
const folder = v.pipe(v.string(), v.maxLength(4_096), v.regex(/^(\/|[A-Za-z]:[\\/]|\\\\)\P{Cc}*$/u));

export const settingSchemas = {
  connectTimeoutMs: v.unwrap(connectTimeoutMs),
  headTimeoutMs: v.unwrap(headTimeoutMs),
  idleTimeoutMs: v.unwrap(idleTimeoutMs),
  graceMs: v.unwrap(graceMs),
  /** An inspection stops by itself after so many octets received; null: never. */
  maxReceived: v.unwrap(maxReceived),
  /** … and after so many milliseconds; null: never. */
  maxDurationMs: v.unwrap(maxDurationMs),
  /** Inspect failed GETs of the page unasked. */
  autoInspect: v.boolean(),
  /** Mask the values of secret fields in what is copied. */
  redact: v.boolean(),
  /** Keep the list of requests when the page navigates. */
  preserveLog: v.boolean(),
  /** Where captures are kept; null: where the host keeps them by itself. */
  capturesFolder: v.nullable(folder),
  /** Octets that all captures together may take; null: the host's own limit. */
  capturesCapacity: v.nullable(CaptureCapacity),
} as const;

export type Settings = {
  -readonly [Name in keyof typeof settingSchemas]: v.InferOutput<(typeof settingSchemas)[Name]>;
};
export type SettingName = keyof Settings;

export const settingNames = Object.keys(settingSchemas) as SettingName[];

/** These are of one machine, and stay on it. */
export const machineSettings: ReadonlySet<SettingName> = new Set(['capturesFolder', 'capturesCapacity']);

/** Octets that a host lets all captures together take by itself. */
export const HOST_CAPACITY = 2 * 1024 ** 3;

export const defaultSettings: Settings = {
  connectTimeoutMs: v.getDefault(connectTimeoutMs),
  headTimeoutMs: v.getDefault(headTimeoutMs),
  idleTimeoutMs: v.getDefault(idleTimeoutMs),
  graceMs: v.getDefault(graceMs),
  // One stream without an end does not take all the captures' room.
  maxReceived: HOST_CAPACITY / 2,
  maxDurationMs: null,
  autoInspect: false,
  redact: true,
  preserveLog: false,
  capturesFolder: null,
  capturesCapacity: null,
};

export interface ReadSettings {
  settings: Settings;
  /** Members that were there, but did not fit: their defaults stand in `settings`. */
  refused: SettingName[];
}

/** Reads what is stored, whatever it is: each valid member as it is, the default for each other. */
export function readSettings(stored: unknown): ReadSettings {
  const refused: SettingName[] = [];
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const name of settingNames) {
    if (stored === null || typeof stored !== 'object' || !Object.hasOwn(stored, name)) continue;
    const value: unknown = Reflect.get(stored, name);
    if (value === undefined) continue;
    if (v.is(settingSchemas[name], value)) settings[name] = value;
    else refused.push(name);
  }
  return { settings: settings as Settings, refused };
}

/** The settings that an inspection is sent with, unless its own options say otherwise. */
export type InspectionSettings = Pick<
  Settings,
  'connectTimeoutMs' | 'headTimeoutMs' | 'idleTimeoutMs' | 'graceMs' | 'maxReceived' | 'maxDurationMs'
>;

export function inspectionSettings(settings: Settings): InspectionSettings {
  return {
    connectTimeoutMs: settings.connectTimeoutMs,
    headTimeoutMs: settings.headTimeoutMs,
    idleTimeoutMs: settings.idleTimeoutMs,
    graceMs: settings.graceMs,
    maxReceived: settings.maxReceived,
    maxDurationMs: settings.maxDurationMs,
  };
}

/** Options that stood as the settings had them follow the settings; what was changed for itself stays. */
export function followed(options: InspectionSettings, before: Settings, after: Settings): InspectionSettings {
  const next = { ...options };
  const follow = <Name extends keyof InspectionSettings>(name: Name) => {
    if (options[name] === before[name]) next[name] = after[name];
  };
  for (const name of Object.keys(options) as (keyof InspectionSettings)[]) follow(name);
  return next;
}
