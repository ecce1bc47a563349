import { Package } from 'lucide-react';
import { cn } from './cn';

const sizes = { s: 'size-6', m: 'size-8', l: 'size-14', xl: 'size-24' };

type PictureProps = { src: string | null | undefined; size?: keyof typeof sizes; className?: string };

/** A product's picture; its name stands beside it, so it says nothing aloud. */
export function ProductPicture({ src, size = 'm', className }: PictureProps) {
  const look = cn(
    'block shrink-0 rounded-sm bg-secondary object-cover',
    (size === 'l' || size === 'xl') && 'rounded-md',
    sizes[size],
    className,
  );
  if (!src)
    return (
      <span className={cn(look, 'flex items-center justify-center text-muted-foreground')} aria-hidden="true">
        <Package className="size-1/2 max-h-5 stroke-[1.5]" />
      </span>
    );
  // biome-ignore lint/performance/noImgElement: merchants' pictures come from anywhere and are already small
  return <img src={src} alt="" loading="lazy" decoding="async" className={look} />;
}
