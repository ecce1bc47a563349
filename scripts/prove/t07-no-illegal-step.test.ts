import { keeps } from './short';
import { prove } from './t07-no-illegal-step';

keeps(prove);
