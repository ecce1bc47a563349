import type { Scenario } from '../scenario';
import { batch } from './batch';
import { ceiling } from './ceiling';
import { detail } from './detail';
import { floor } from './floor';
import { lastUnits } from './last-units';
import { lists } from './lists';
import { refunds, shipping } from './operations';
import { pages } from './pages';
import { placeHot, placeOverHttp } from './place';
import { batchInProcess, placeInProcess } from './place-in-process';
import { routedInProcess, routedOverHttp } from './place-routed';
import { route } from './route';
import { searches } from './searches';
import { simulate } from './simulate';
import { tracking } from './tracking';

/** Reading comes before writing, so that the size is what it says. */
export const scenarios: readonly Scenario[] = [
  ceiling,
  lists,
  searches,
  detail,
  pages,
  tracking,
  placeOverHttp,
  placeHot,
  batch,
  lastUnits,
  routedOverHttp,
  placeInProcess,
  batchInProcess,
  routedInProcess,
  route,
  simulate,
  shipping,
  refunds,
  floor,
];
