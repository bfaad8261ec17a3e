import type { World } from '../conversation/world.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Rates } from '../shared/rates.ts';
import type { Cases } from '../store/cases.ts';
import type { People } from '../store/people.ts';
import type { Roster } from '../store/roster.ts';
import type { Random } from '../store/seal.ts';
import type { Store } from '../store/store.ts';
import type { Timers } from '../timers/timers.ts';

/** What turns and actions work with; put together once, in app.ts. */
export interface Services {
  readonly store: Store;
  readonly world: World;
  readonly people: People;
  readonly cases: Cases;
  readonly roster: Roster;
  readonly outbox: Outbox;
  readonly timers: Timers;
  readonly rates: Rates;
  readonly random: Random;
}
