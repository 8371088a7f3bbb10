import type { CallName } from '../../preload/contract/calls.ts';
import { studioHandlers } from './exchange/handlers.ts';
import { copyHandlers } from './copies/handlers.ts';
import type { HandlersOf } from './house.ts';
import { insightHandlers } from './insight/handlers.ts';
import { settingHandlers } from './people/cohort-handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { pictureHandlers } from './pictures/handlers.ts';
import { printHandlers } from './print/handlers.ts';
import { entryHandlers } from './responses/handlers.ts';
import { reportHandlers } from './reports/handlers.ts';
import { returnHandlers } from './returns/handlers.ts';
import { scanHandlers } from './returns/scans/handlers.ts';
import { reviewHandlers } from './review/handlers.ts';
import { sampleHandlers } from './sample/handlers.ts';
import { seminarHandlers } from './seminars/handlers.ts';
import { storeHandlers } from './store/handlers.ts';
import { workbookHandlers } from './workbooks/handlers.ts';

/** One function for every call of the contract; one missing, or one too many, does not compile. */
export const handlers: HandlersOf<CallName> = {
  ...storeHandlers,
  ...workbookHandlers,
  ...printHandlers,
  ...peopleHandlers,
  ...studioHandlers,
  ...pictureHandlers,
  ...settingHandlers,
  ...seminarHandlers,
  ...copyHandlers,
  ...entryHandlers,
  ...sampleHandlers,
  ...reportHandlers,
  ...returnHandlers,
  ...scanHandlers,
  ...insightHandlers,
  ...reviewHandlers,
};
