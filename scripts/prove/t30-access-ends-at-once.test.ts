import { keeps } from './short';
import { prove } from './t30-access-ends-at-once';

keeps(prove);
