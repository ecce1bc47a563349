import { keeps } from './short';
import { prove } from './t06-no-sequence-breaks-an-invariant';

keeps(prove);
