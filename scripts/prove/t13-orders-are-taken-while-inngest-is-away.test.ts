import { keeps } from './short';
import { prove } from './t13-orders-are-taken-while-inngest-is-away';

keeps(prove);
