import { keeps } from './short';
import { prove } from './t12-each-letter-leaves-once';

keeps(prove);
