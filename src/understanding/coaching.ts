import { normalise } from './normalise.ts';

const desk =
  /\b(?:imigrasi|imigresen|immigration|petugas bandara|wawancara paspor|(?:paspor|passport) interview)\b/;
const whatToSay =
  /\b(?:(?:jawab|menjawab|jawabnya|bilang|ngomong|alasan|alasannya) (?:apa|gimana|bagaimana)|(?:cara|contoh) (?:jawab|menjawab|jawaban)|(?:what|how) (?:to|should i|do i|shall i|can i|must i) (?:say|answer|tell|reply))\b/;
const answer = /\b(?:jawab|menjawab|jawaban|jawabannya|bilang|ngomong|alasan|say|answer|answers|tell)\b/;
const toPass =
  /\b(?:biar|supaya|agar|so|to) (?:\w+ ){0,3}(?:lolos|lulus|lancar|dicegat|ditolak|ditahan|dicurigai|curiga|ketahuan|pass|get through|get past|approve|suspect|stop)\b/;

/** Does somebody ask how to answer immigration in order to be let through? */
export function wantsCoaching(text: string): boolean {
  const words = normalise(text);
  return desk.test(words) && (whatToSay.test(words) || (answer.test(words) && toPass.test(words)));
}
