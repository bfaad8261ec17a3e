/** How long things may take, and how long to wait between attempts; all in milliseconds. */
export interface Pace {
  /** Until the page has said its version. */
  readonly loadMs: number;
  /** From the start, or from a scanned code, until the account is ready; a QR code ends the wait. */
  readonly readyMs: number;
  /** A QR code that is not renewed for so long has stuck. */
  readonly qrMs: number;
  readonly heartbeatMs: number;
  readonly heartbeatWaitMs: number;
  /** Without a connection for so long, the browser is started anew. */
  readonly brokenMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** After another window took the session over. */
  readonly conflictRetryMs: number;
  /** Ready for so long, the next failure counts as the first. */
  readonly steadyMs: number;
  /** For one call without a file, and with one. */
  readonly callMs: number;
  readonly fileMs: number;
  readonly closeMs: number;
  /** A send waits so long for a connection before it is put off. */
  readonly patienceMs: number;
  /** A message that is older than this when it is read gets an apology. */
  readonly lateMs: number;
  /** What nobody read for longer than this is left alone. */
  readonly oldestMs: number;
}

const second = 1000;
const minute = 60 * second;

export const usualPace: Pace = {
  loadMs: 30 * second,
  readyMs: 90 * second,
  qrMs: 5 * minute,
  heartbeatMs: 15 * second,
  heartbeatWaitMs: 20 * second,
  brokenMs: 5 * minute,
  firstRetryMs: 300,
  longestRetryMs: minute,
  conflictRetryMs: minute,
  steadyMs: 30 * second,
  callMs: 30 * second,
  fileMs: 90 * second,
  closeMs: 4 * second,
  patienceMs: 15 * second,
  lateMs: 10 * minute,
  oldestMs: 7 * 24 * 60 * minute,
};
