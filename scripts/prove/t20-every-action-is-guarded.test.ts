import { keeps } from './short';
import { prove } from './t20-every-action-is-guarded';

keeps(prove);
