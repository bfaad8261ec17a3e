import type { Action } from '../context.ts';
import { makeFile, mayFile } from './case-file.ts';
import { claimCase, closeCase, mayClose, showCase, transferCase } from './claim.ts';
import { correctCase } from './correct.ts';
import { doWord } from './do.ts';
import { askNext } from './intake.ts';
import { joinRoster, lookAtInvitation } from './join.ts';
import { myData } from './my-data.ts';
import { alertAction, keepDetail, openCase, placeTold } from './open.ts';
import { readPictures } from './pictures.ts';
import {
  allowCall,
  answerRelay,
  decideNumber,
  refuseCall,
  reopenRelay,
  skipRelay,
  stopRelay,
} from './relay.ts';
import { dropMedia, joinMessages, nextNews, requestSession, stopMessages } from './small.ts';
import { deleteData, lookStatus, makeReceipt } from './status.ts';
import { addPiece, discardCase, draftCase, passVoice, raiseCase, sayToCase } from './story.ts';
import { askUnseal, mayUnseal } from './unseal.ts';
import { restoreCase, withdrawCase } from './withdraw.ts';

/** The one table of actions: what flows may do, by the name in their `act`. */
export const actions: Readonly<Record<string, Action>> = {
  'case.draft': draftCase,
  'case.add': addPiece,
  'case.raise': raiseCase,
  'case.say': sayToCase,
  'case.discard': discardCase,
  'case.voice': passVoice,
  'case.open': openCase,
  'case.correct': correctCase,
  'case.detail': keepDetail,
  'case.place': placeTold,
  'case.ask-next': askNext,
  'case.alert': alertAction,
  'case.claim': claimCase,
  'case.transfer': transferCase,
  'case.show': showCase,
  'case.do': doWord,
  'case.may-file': mayFile,
  'case.file': makeFile,
  'case.may-close': mayClose,
  'case.may-unseal': mayUnseal,
  'case.unseal': askUnseal,
  'case.close': closeCase,
  'case.withdraw': withdrawCase,
  'case.restore': restoreCase,
  'receipt.make': makeReceipt,
  'status.look': lookStatus,
  'data.delete': deleteData,
  'data.mine': myData,
  'relay.answer': answerRelay,
  'relay.skip': skipRelay,
  'relay.number': decideNumber,
  'relay.stop': stopRelay,
  'relay.open': reopenRelay,
  'relay.call-yes': allowCall,
  'relay.call-no': refuseCall,
  'coordinator.invited': lookAtInvitation,
  'coordinator.join': joinRoster,
  'news.next': nextNews,
  'media.drop': dropMedia,
  'picture.read': readPictures,
  'outreach.request': requestSession,
  'outreach.join': joinMessages,
  'outreach.stop': stopMessages,
};
