import { keeps } from './short';
import { prove } from './t29-links-open-what-they-say';

keeps(prove);
