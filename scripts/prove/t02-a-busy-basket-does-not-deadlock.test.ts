import { keeps } from './short';
import { prove } from './t02-a-busy-basket-does-not-deadlock';

keeps(prove);
