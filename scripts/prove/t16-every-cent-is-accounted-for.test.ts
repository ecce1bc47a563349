import { keeps } from './short';
import { prove } from './t16-every-cent-is-accounted-for';

keeps(prove);
