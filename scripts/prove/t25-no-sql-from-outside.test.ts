import { keeps } from './short';
import { prove } from './t25-no-sql-from-outside';

keeps(prove);
