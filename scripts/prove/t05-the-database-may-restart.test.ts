import { keeps } from './short';
import { prove } from './t05-the-database-may-restart';

keeps(prove);
