import { keeps } from './short';
import { prove } from './t22-nobody-reads-what-is-others';

keeps(prove);
