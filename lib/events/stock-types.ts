type Goods = { sku: string; quantity: number }[];

/** What happens to stock besides orders: transfers, expected receipts, counts, files. */
export type StockWorkData = {
  'transfer.created': { transferId: number; from: string; to: string; goods: Goods };
  'transfer.changed': { transferId: number; from: string; to: string; goods: Goods };
  'transfer.canceled': { transferId: number };
  'transfer.sent': { transferId: number; from: string; to: string; goods: Goods; expectedAt: string };
  'transfer.taken_back': { transferId: number; from: string; to: string; goods: Goods };
  'transfer.received': { transferId: number; from: string; to: string; goods: Goods; left: number };
  'transfer.closed_short': { transferId: number; goods: Goods; reason: string };
  'transfer.reopened': { transferId: number; goods: Goods };
  'transfer.dated': { transferId: number; expectedAt: string; before: string | null };
  'receipt.expected': {
    receiptId: number;
    sku: string;
    location: string;
    quantity: number;
    expectedAt: string;
    reference?: string;
  };
  'receipt.changed': {
    receiptId: number;
    sku: string;
    location: string;
    quantity: number;
    expectedAt: string;
    before: { quantity: number; expectedAt: string };
  };
  'receipt.canceled': { receiptId: number; sku: string; location: string; left: number };
  'count.opened': { countId: number; location: string; lines: number };
  'count.submitted': { countId: number; counted: number; uncounted: number };
  'count.reopened': { countId: number };
  'count.posted': { countId: number; lines: number };
  'count.canceled': { countId: number };
  'import.read': { name: string; rows: number };
  /** What one line of a file has changed; numbers that stayed are left out. */
  'stock.imported': {
    sku: string;
    location: string;
    name: string;
    line: number;
    counted?: number;
    before?: number;
    safety?: number;
    bin?: string;
    lowAt?: number;
  };
  /** When the stock that a waiting shipment needs should be here; null: nobody knows. */
  'shipment.expected': { shipmentNo: number; expectedAt: string | null };
};
