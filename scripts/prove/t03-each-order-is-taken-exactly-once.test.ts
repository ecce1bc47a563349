import { keeps } from './short';
import { prove } from './t03-each-order-is-taken-exactly-once';

keeps(prove);
