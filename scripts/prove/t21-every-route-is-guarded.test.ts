import { keeps } from './short';
import { prove } from './t21-every-route-is-guarded';

keeps(prove);
