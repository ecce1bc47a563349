import { exportStock } from '@/lib/inventory/import-queries';
import { csvFile, officeRoute } from '../../office-route';

export const GET = officeRoute('stock.import', async ({ actor }) => csvFile('stock.csv', exportStock(actor)));
