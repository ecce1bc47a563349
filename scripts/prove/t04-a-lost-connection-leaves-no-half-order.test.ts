import { keeps } from './short';
import { prove } from './t04-a-lost-connection-leaves-no-half-order';

keeps(prove);
