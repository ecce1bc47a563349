import { closeDb } from '@/db';
import { seedDemoShop } from '@/db/seed';

await seedDemoShop();
await closeDb();
