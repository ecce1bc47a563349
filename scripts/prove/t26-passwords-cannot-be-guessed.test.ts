import { keeps } from './short';
import { prove } from './t26-passwords-cannot-be-guessed';

keeps(prove);
