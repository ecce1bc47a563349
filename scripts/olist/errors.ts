import { createWriteStream } from 'node:fs';

/** A fact of the files that Waybill does not hold, with what that changes in the closing table. */
export type ImportError = {
  file: string;
  line: number;
  orderId: string;
  fact: 'order' | 'payment' | 'review' | 'hand_over' | 'delivery' | 'cancellation';
  reason: string;
  /** The status the files give the order, and the one it has in Waybill (none: not there). */
  from?: string;
  to?: string;
  /** What is missing in the sums: kind of payment or score, and amount in cents. */
  group?: string;
  amount?: number;
  items?: number;
  late?: number;
};

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Collects refused facts and writes them as CSV: file, row, order, fact, reason. */
export class ErrorFile {
  readonly errors: ImportError[] = [];
  private readonly out;

  constructor(readonly path: string) {
    this.out = createWriteStream(path);
    this.out.write('file,row,order_id,fact,reason\n');
  }

  add(error: ImportError) {
    this.errors.push(error);
    const { file, line, orderId, fact, reason } = error;
    this.out.write(`${[file, String(line), orderId, fact, reason].map(quote).join(',')}\n`);
  }

  close() {
    return new Promise<void>((done) => this.out.end(done));
  }
}
