import type { Command } from 'commander';
import { isHostProblem, readBaseUrl } from '../../github/host.js';
import { formatCount } from '../../internal/text.js';
import {
  type Check,
  checksFor,
  type Outcome,
  type CheckContext,
  type Received,
  skipped,
} from '../checks.js';
import type { Io } from '../io.js';
import {
  createCheckingClient,
  problemOfBaseUrl,
  readSettings,
  type Settings,
  type SettingsOptions,
  settingsToJson,
  valueOf,
  warnAboutUnusedValues,
} from '../settings.js';
import { toJson } from '../show.js';
import { createPrinters, type Printer, type Printers } from '../terminal.js';
import {
  addCheckOptions,
  addCommand,
  type ExitCode,
  exitCodes,
  type SetExitCode,
} from '../usage.js';

/** The options of `doctor`. */
interface DoctorOptions extends SettingsOptions {
  /** Whether the app uses only the device flow, which takes no client secret. */
  readonly device?: boolean | undefined;
  /** Whether to list what would be sent, and to send nothing. */
  readonly dryRun?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Adds `doctor` to the program. */
export function addDoctor(program: Command, io: Io, setExitCode: SetExitCode): void {
  const command = addCommand(
    program,
    'doctor',
    'find out why signing in does not work, and how to fix it',
    [
      'npx github-token-exchange doctor',
      'npx github-token-exchange doctor --dry-run',
      'npx github-token-exchange doctor --env .env.production --json',
    ],
  ).option('--dry-run', 'list what would be sent, and send nothing');
  addCheckOptions(command).action(async (options: DoctorOptions) => {
    setExitCode(await doctor(io, options));
  });
}

/** Runs all checks, and shows each as soon as it is over. */
async function doctor(io: Io, options: DoctorOptions): Promise<ExitCode> {
  const printers = createPrinters(io);
  const settings = await readSettings(options, io);
  warnAboutUnusedValues(settings, printers.err);
  const checks = checksFor(createContext(settings, options, io));
  if (options.dryRun === true) return listRequests(checks, options, printers.out);
  const results = await runChecks(checks, options, io, printers);
  if (options.json === true)
    printers.out.raw(
      toJson({
        settings: settingsToJson(settings),
        checks: results,
      }),
    );
  else summarize(results, printers.out);
  if (io.interrupted.aborted) {
    printers.err.print('Interrupted.');
    return exitCodes.interrupted;
  }
  return results.some(({ status }) => status === 'failed') ? exitCodes.error : exitCodes.ok;
}

/** Keeps the headers of all responses. */
const recordHeaders = (io: Io) => {
  const seen: { readonly headers: Headers; readonly at: number }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await io.fetch(input, init);
    seen.push({ headers: response.headers, at: io.clock.now() });
    return response;
  };
  const headerOf = (name: string): Received | undefined =>
    seen.flatMap(({ headers, at }) => {
      const value = headers.get(name);
      return value === null ? [] : [{ value, at }];
    })[0];
  return { fetch, headerOf };
};

const createContext = (
  settings: Settings,
  { device = false }: DoctorOptions,
  io: Io,
): CheckContext => {
  const baseUrlProblem = problemOfBaseUrl(settings);
  const { fetch, headerOf } = recordHeaders(io);
  const recordingIo = { ...io, fetch };
  const host = readBaseUrl(valueOf(settings.baseUrl));
  const usable = baseUrlProblem === undefined && !isHostProblem(host) ? host : undefined;
  const client = createCheckingClient(settings, device, recordingIo);
  return { settings, host: usable, baseUrlProblem, device, client, io: recordingIo, headerOf };
};

const listRequests = (
  checks: readonly Check[],
  { json = false }: DoctorOptions,
  out: Printer,
): ExitCode => {
  const requests = checks.flatMap(({ title, sends }) =>
    sends === undefined ? [] : [{ check: title, sends }],
  );
  if (json) out.raw(toJson({ requests }));
  else if (requests.length === 0) out.print('doctor would send nothing.');
  else {
    out.print('doctor would send, as long as the checks before succeed:');
    for (const { check, sends } of requests) out.print(`  ${check}: ${sends}`);
  }
  return exitCodes.ok;
};

/** A check and its outcome, as `--json` writes it. */
type Result = Pick<Check, 'id' | 'group' | 'title'> & Outcome;

const runChecks = async (
  checks: readonly Check[],
  { json = false }: DoctorOptions,
  { interrupted }: Io,
  { out, err }: Printers,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  const hasPassed = (id: string): boolean =>
    results.some((result) => result.id === id && /^(?:ok|warning)$/.test(result.status));
  for (const { id, group, title, after = [], run } of checks) {
    const blocker = checks.find((check) => after.includes(check.id) && !hasPassed(check.id));
    if (!json) err.overwrite(`Checking ${title} ...`);
    const outcome =
      blocker === undefined ? await run() : skipped(`not checked, because of ${blocker.title}`);
    err.overwrite('');
    if (interrupted.aborted) break;
    const result = { id, group, title, ...outcome };
    if (!json) showResult(result, results.at(-1)?.group !== group, out);
    results.push(result);
  }
  return results;
};

const showResult = (
  { group, title, status, text, notes }: Result,
  isFirstOfGroup: boolean,
  out: Printer,
): void => {
  const marks = {
    ok: out.green('✓'),
    warning: out.yellow('!'),
    failed: out.red('✗'),
    skipped: out.dim('-'),
  };
  if (isFirstOfGroup) out.print(`${group === 'Settings' ? '' : '\n'}${out.bold(group)}`);
  const line = `${title}: ${text}`;
  out.print(`${marks[status]} ${status === 'skipped' ? out.dim(line) : line}`);
  for (const note of notes) out.print(`  ${note}`);
};

const summarize = (results: readonly Result[], out: Printer): void => {
  const count = (status: Outcome['status']): number =>
    results.filter((result) => result.status === status).length;
  const failures = count('failed');
  const warnings = count('warning');
  out.print('');
  if (failures > 0)
    out.error(
      `${formatCount(failures, 'check')} failed${warnings === 0 ? '' : `, with ${formatCount(warnings, 'warning')}`}.`,
    );
  else if (warnings > 0) out.warn(`No check failed, with ${formatCount(warnings, 'warning')}.`);
  else out.success('No problems found.');
};
