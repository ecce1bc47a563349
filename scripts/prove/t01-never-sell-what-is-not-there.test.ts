import { keeps } from './short';
import { prove } from './t01-never-sell-what-is-not-there';

keeps(prove);
