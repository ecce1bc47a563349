import { keeps } from './short';
import { prove } from './t36-no-writes-from-other-sites';

keeps(prove);
