import type { Generated } from 'kysely';
import type { AuditAct } from '../tips/audit.ts';
import type { CaseKind, CaseStatus, EventKind, Level, Outcome, Urgency } from '../tips/case.ts';

export type { Level, Urgency } from '../tips/case.ts';

/** A sealed value (src/store/seal.ts). */
export type Sealed = Uint8Array;
/** Truth as both databases keep it. */
export type Flag = 0 | 1;
/** Milliseconds since 1970. */
export type Time = number;

export interface PersonTable {
  id: string;
  language: string | null;
  created_at: Time;
  seen_at: Time;
}

/** An address of a person on a channel; found by its keyed hash. */
export interface AliasTable {
  hash: Uint8Array;
  person_id: string;
  channel: string;
  address: Sealed;
  created_at: Time;
  seen_at: Time;
  /** When the channel said that this address cannot be reached any more. */
  gone_at: Time | null;
  /** Whose it was before it lay idle for so long that it may have changed hands. */
  former_id: Generated<string | null>;
}

export interface ConversationTable {
  id: string;
  person_id: string;
  channel: string;
  /** `chatHash` of src/delivery/outbox.ts. */
  chat_hash: string;
  chat: Sealed;
  state: Sealed | null;
  updated_at: Time;
}

export interface InboxTable {
  seq: Generated<number>;
  key_hash: Uint8Array;
  lane: string;
  /** Channel of a message, else `timer` or `job`. */
  channel: string;
  /** The work, sealed; null when done. */
  payload: Sealed | null;
  /** What `prepare` found, sealed. */
  prepared: Sealed | null;
  received_at: Time;
  sent_at: Time;
  status: Generated<'new' | 'done' | 'dead'>;
  attempts: Generated<number>;
  error_code: string | null;
  done_at: Time | null;
}

/** Who works on a lane, or until when a lane rests after a failure (owner is empty). */
export interface LeaseTable {
  lane: string;
  owner: string;
  fence: number;
  until: Time;
}

export interface OutboxTable {
  seq: Generated<number>;
  channel: string;
  chat_hash: string;
  chat: Sealed;
  /** The message, sealed; null after delivery. */
  body: Sealed | null;
  person_id: string | null;
  case_id: string | null;
  prompt: string | null;
  status: Generated<'new' | 'sent' | 'failed' | 'gone'>;
  due_at: Time;
  attempts: Generated<number>;
  owner: string | null;
  fence: Generated<number>;
  until: Generated<Time>;
  remote_id: string | null;
  created_at: Time;
  sent_at: Time | null;
  error_code: string | null;
  /** When the platform said that it had arrived, and that it was looked at. */
  delivered_at: Generated<Time | null>;
  read_at: Generated<Time | null>;
}

export interface TimerTable {
  key: string;
  kind: string;
  lane: string;
  due_at: Time;
  data: Sealed;
  case_id: string | null;
}

export interface JobTable {
  id: string;
  kind: string;
  lane: string;
  payload: Sealed;
  status: Generated<'new' | 'running'>;
  owner: string | null;
  fence: Generated<number>;
  until: Generated<Time>;
  attempts: Generated<number>;
  not_before: Time;
}

export interface CaseFileTable {
  id: string;
  number: number;
  kind: CaseKind;
  urgency: Urgency;
  region: string | null;
  level: Level;
  status: CaseStatus;
  /** The case's own key, wrapped by the server's; null once the case was deleted. */
  case_key: Sealed | null;
  reporter_id: string | null;
  conversation_id: string | null;
  claimed_by: string | null;
  claimed_at: Time | null;
  knows_cleared: Generated<Flag>;
  opened_at: Time;
  activity_at: Time;
  closed_at: Time | null;
  outcome: Outcome | null;
  /** The regency's coordinators must not see it. */
  bypass: Generated<Flag>;
  incomplete: Generated<Flag>;
  /** Do not write to the reporter first. */
  quiet: Generated<Flag>;
  callback: string | null;
  version: Generated<number>;
  /** When its claimer was told that it will be deleted soon. */
  warned_at: Generated<Time | null>;
  /** When its writer took it back; its content is destroyed a while later. */
  withdrawn_at: Generated<Time | null>;
}

export interface CaseEventTable {
  seq: Generated<number>;
  case_id: string;
  at: Time;
  kind: EventKind;
  actor: string | null;
  data: Sealed | null;
}

export interface CaseAlertTable {
  case_id: string;
  coordinator_id: string;
  level: Level;
  at: Time;
  seen_at: Time | null;
}

/** A telephone number or a company that stands in a case. */
export interface CaseTraceTable {
  /** Keyed hash. */
  hash: Uint8Array;
  case_id: string;
  kind: TraceKind;
  /** The case's number, so that the newest are found first. */
  number: Generated<number>;
}

/** What two cases may have in common. */
export type TraceKind = 'phone' | 'company' | 'account' | 'handle' | 'text';

/** Something that so many different people reported that the next level was told. */
export interface TraceToldTable {
  /** The same keyed hash as in `case_trace`. */
  hash: Uint8Array;
  /** How many different people there were when it was told. */
  reporters: number;
  at: Time;
}

/** What a coordinator thinks of two cases that share something: `first_id` sorts before `second_id`. */
export interface CaseLinkTable {
  first_id: string;
  second_id: string;
  verdict: 'confirmed' | 'rejected';
  coordinator_id: string;
  at: Time;
}

/** Who did what with a case, kept longer than the case itself. There are no words of anybody in it. */
export interface AuditTable {
  seq: Generated<number>;
  at: Time;
  act: AuditAct;
  /** A coordinator's id; null for the operator of the server and for the bot itself. */
  coordinator_id: string | null;
  /** The case's number; null for what belongs to no case. */
  number: number | null;
  /** One word of the program, for example to whom an address was given. */
  detail: string | null;
}

/** A claimer's wish to open a writer's address, until a supervisor agrees. */
export interface BreakGlassTable {
  /** What the supervisor types. */
  code: string;
  case_id: string;
  asked_by: string;
  asked_at: Time;
  /** For whom the address is. */
  receiver: 'police' | 'kemlu' | 'kp2mi';
  agreed_by: string | null;
  agreed_at: Time | null;
}

/** A coordinator has marked a report as abuse; they do not know who wrote it. */
export interface ReporterMarkTable {
  person_id: string;
  case_id: string;
  coordinator_id: string;
  at: Time;
}

/** What a coordinator is to be told of a case, together with others of the same kind. */
export interface NoticeWaitingTable {
  coordinator_id: string;
  kind: 'warning' | 'alert';
  case_id: string;
}

/** A writer was asked something by a coordinator not long ago: what they write may be the answer. */
export interface RelayAskedTable {
  conversation_id: string;
  case_id: string;
  asked_at: Time;
}

/** An answer with a telephone number in it, until its writer says whether the number goes along. */
export interface RelayHeldTable {
  id: string;
  case_id: string;
  /** Sealed with the case's own key. */
  piece: Sealed;
  at: Time;
}

export interface ReceiptTable {
  hash: Uint8Array;
  case_id: string;
  created_at: Time;
}

export interface MediaTable {
  id: string;
  case_id: string | null;
  person_id: string | null;
  kind: string;
  mime: string;
  size: number;
  created_at: Time;
  /** Its own key, wrapped by the server's key, or by the key of its case. Null in rows from before it had one. */
  media_key: Generated<Sealed | null>;
}

export interface MediaChunkTable {
  media_id: string;
  n: number;
  bytes: Sealed;
}

export interface CoordinatorTable {
  id: string;
  person_id: string | null;
  alias_hash: Uint8Array;
  channel: string;
  name: Sealed;
  address: Sealed;
  role: 'coordinator' | 'supervisor';
  level: Level;
  /** A JSON array of words. */
  flags: string;
  on_duty: Generated<Flag>;
  status: 'active' | 'pending' | 'removed';
  added_at: Time;
  /** From when on this coordinator may read stories. */
  stories_from: Time;
}

export interface CoordinatorRegionTable {
  coordinator_id: string;
  region: string;
}

export interface InviteTable {
  hash: Uint8Array;
  role: string;
  level: Level;
  /** A JSON array of region codes. */
  regions: string;
  /** A JSON array of words. */
  flags: string;
  created_by: string | null;
  created_at: Time;
  expires_at: Time;
  used_by: string | null;
  used_at: Time | null;
  confirmed_by: string | null;
  confirmed_at: Time | null;
}

/** Content that waits behind the neutral line. */
export interface NewsTable {
  id: string;
  conversation_id: string;
  case_id: string | null;
  body: Sealed;
  created_at: Time;
}

export interface SubscriptionTable {
  person_id: string;
  kind: string;
  /** Region code, or empty for the whole country. */
  region: Generated<string>;
  created_at: Time;
}

export interface SnapshotTable {
  id: string;
  /** ISO date of the register. */
  as_of: string;
  source: string;
  imported_at: Time;
  rows: number;
}

export interface SnapshotCompanyTable {
  snapshot_id: string;
  ord: number;
  name: string;
  nib: string;
}

/** A list of suspended or revoked licences. */
export interface NoticeListTable {
  id: string;
  standing: 'suspended' | 'revoked';
  /** ISO date of the list. */
  as_of: string;
  source: string;
  imported_at: Time;
  rows: number;
}

export interface NoticeCompanyTable {
  list_id: string;
  ord: number;
  name: string;
  /** Separated by spaces. */
  nibs: string;
  decision: string;
  decided_on: string;
}

/** That somebody asked for a company in a week. */
export interface CompanyAskedTable {
  /** Keyed hash of the company. */
  company: Uint8Array;
  /** The Monday of the week, `2026-11-16`. */
  week: string;
  /** Keyed hash of person and company together: nobody's questions can be put side by side. */
  person: Uint8Array;
  /** Code of the province that the person has told of before; empty where none is known. */
  region: string;
}

export interface GroupChatTable {
  chat_hash: string;
  channel: string;
  chat: Sealed;
  /** A JSON array of region codes. */
  regions: string;
  added_at: Time;
  gone_at: Time | null;
  /** The supervisor who set it up. */
  added_by: string | null;
}

/** Chats of a platform that lets us write freely only for a time after the person wrote. */
export interface ChatWindowTable {
  chat_hash: string;
  /** When the person wrote last; 0: the platform says that it is too long ago. */
  opened_at: Time;
  /** When the neutral line was last sent to a closed window. */
  asked_at: Time | null;
}

/** Sessions of the web chat that this server has issued, by keyed hash. */
export interface WebSessionTable {
  hash: Uint8Array;
  created_at: Time;
}

/** Questions without an answer, by what was asked and on which day. */
export interface UnansweredTable {
  /** Keyed hash of the folded words. */
  hash: Uint8Array;
  /** ISO date: no time stands beside a question. */
  day: string;
  language: string;
  question: Sealed;
  times: number;
}

export interface MetaTable {
  key: string;
  value: string;
}

export interface Database {
  person: PersonTable;
  alias: AliasTable;
  conversation: ConversationTable;
  inbox: InboxTable;
  lease: LeaseTable;
  outbox: OutboxTable;
  timer: TimerTable;
  job: JobTable;
  case_file: CaseFileTable;
  case_event: CaseEventTable;
  case_alert: CaseAlertTable;
  case_trace: CaseTraceTable;
  case_link: CaseLinkTable;
  trace_told: TraceToldTable;
  audit: AuditTable;
  break_glass: BreakGlassTable;
  reporter_mark: ReporterMarkTable;
  relay_asked: RelayAskedTable;
  relay_held: RelayHeldTable;
  notice_waiting: NoticeWaitingTable;
  receipt: ReceiptTable;
  media: MediaTable;
  media_chunk: MediaChunkTable;
  coordinator: CoordinatorTable;
  coordinator_region: CoordinatorRegionTable;
  invite: InviteTable;
  news: NewsTable;
  subscription: SubscriptionTable;
  snapshot: SnapshotTable;
  snapshot_company: SnapshotCompanyTable;
  notice_list: NoticeListTable;
  notice_company: NoticeCompanyTable;
  company_asked: CompanyAskedTable;
  group_chat: GroupChatTable;
  web_session: WebSessionTable;
  chat_window: ChatWindowTable;
  unanswered: UnansweredTable;
  meta: MetaTable;
}
