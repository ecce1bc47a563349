import { keeps } from './short';
import { prove } from './t08-two-people-one-order';

keeps(prove);
