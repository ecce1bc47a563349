import { ProductPicture } from '@/components/product-picture';

type Item = { lineNo: number; name: string; picture: string | null; quantity: number };

export function ItemList({ items }: { items: Item[] }) {
  return (
    <ul className="grid gap-2.5">
      {items.map((item) => (
        <li key={item.lineNo} className="flex items-center gap-3.5">
          <ProductPicture src={item.picture} size="l" />
          <span>{item.name}</span>
          <span className="ml-auto whitespace-nowrap text-muted-foreground">
            <span className="sr-only">Quantity </span>
            {item.quantity}
          </span>
        </li>
      ))}
    </ul>
  );
}
