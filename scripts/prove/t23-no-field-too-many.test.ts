import { keeps } from './short';
import { prove } from './t23-no-field-too-many';

keeps(prove);
