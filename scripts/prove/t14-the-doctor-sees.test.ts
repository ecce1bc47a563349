import { keeps } from './short';
import { prove } from './t14-the-doctor-sees';

keeps(prove);
