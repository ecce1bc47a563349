import { Tabs } from '@/components/ui/tabs';
import { can, type StaffActor } from '@/lib/staff/permissions';

const places = [
  { name: 'stock', label: 'Stock', href: '/office/inventory' },
  { name: 'incoming', label: 'Incoming', href: '/office/inventory/incoming' },
  { name: 'transfers', label: 'Transfers', href: '/office/inventory/transfers' },
  { name: 'counts', label: 'Counts', href: '/office/inventory/counts' },
  { name: 'import', label: 'Import', href: '/office/inventory/import' },
] as const;

/** The parts of the inventory, above each of them. */
export function InventoryTabs({
  actor,
  current,
}: {
  actor: StaffActor;
  current: (typeof places)[number]['name'];
}) {
  const tabs = places
    .filter(({ name }) => name !== 'import' || can(actor, 'stock.import'))
    .map(({ name, label, href }) => ({ label, href, current: name === current }));
  return <Tabs label="Inventory" tabs={tabs} />;
}
