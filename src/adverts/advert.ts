/** What can be stated in an advert for work abroad; the order in which it is shown. */
export const particularIds = [
  'company',
  'licence',
  'job-order',
  'nib',
  'country',
  'city',
  'job',
  'pay',
  'requirements',
  'contract',
  'costs',
  'visa',
  'departure',
  'contact',
  'office',
] as const;
export type ParticularId = (typeof particularIds)[number];

/** Warning signs: a closed list. The words for each are in `locales/<lng>/adverts.yaml` under `signs`. */
export const signIds = [
  'no-company',
  'no-licence',
  'visit-visa',
  'pays-recruiter',
  'debt-cut',
  'holds-documents',
  'unrealistic-pay',
  'scam-destination',
  'unqualified',
  'rushed',
  'private-contact',
  'secrecy',
  'unofficial-route',
  'under-age',
  'woman-only-unclear',
  'training-as-placement',
  'forged-papers',
  'closed-country',
] as const;
export type SignId = (typeof signIds)[number];

/** One thing that the advert states, in its own words: nothing is converted, nothing is guessed. */
export interface Particular {
  readonly id: ParticularId;
  readonly written: string;
}

export interface Sign {
  readonly id: SignId;
  /** The words of the advert that show it; null where the sign is that something is left out. */
  readonly written: string | null;
}

export type AdvertVerdict = 'suspicious' | 'no-red-flag' | 'not-an-advert' | 'cannot-tell';

/** What was found in the text of an advert. */
export interface Advert {
  readonly verdict: AdvertVerdict;
  /** In the order of `particularIds`; several of one id where the advert states several. */
  readonly particulars: readonly Particular[];
  /** In the order of `signIds`, each once. */
  readonly signs: readonly Sign[];
  /** What UU 18/2017 wants stated and this advert leaves out, in the order of `particularIds`. */
  readonly missing: readonly ParticularId[];
  /** The company as written, to be looked up in the register. */
  readonly agency: string | null;
  /** E.164. */
  readonly phones: readonly string[];
  /** ISO 3166-1 alpha-2; the first country that the work is in. */
  readonly country: string | null;
}
