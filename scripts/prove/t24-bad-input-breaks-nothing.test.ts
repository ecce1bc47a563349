import { keeps } from './short';
import { prove } from './t24-bad-input-breaks-nothing';

keeps(prove);
