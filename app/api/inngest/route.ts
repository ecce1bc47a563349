import { serve } from 'inngest/next';
import { inngest } from '@/inngest/client';
import { functions } from '@/inngest/functions';

/** Without a valid signature every request is refused, also the one that would register the functions anew. */
export const { GET, POST, PUT } = serve({ client: inngest, functions, enableUnauthedSync: false });
