import { keeps } from './short';
import { prove } from './t31-headers-on-every-answer';

keeps(prove);
