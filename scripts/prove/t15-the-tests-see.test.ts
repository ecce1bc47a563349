import { keeps } from './short';
import { prove } from './t15-the-tests-see';

keeps(prove);
