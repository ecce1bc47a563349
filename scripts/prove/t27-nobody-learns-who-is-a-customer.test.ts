import { keeps } from './short';
import { prove } from './t27-nobody-learns-who-is-a-customer';

keeps(prove);
