import { keeps } from './short';
import { prove } from './t28-the-portal-cannot-be-walked';

keeps(prove);
