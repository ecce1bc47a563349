-- Products and customers. Channels, staff and locations are made by the operations before.
select setseed(0.42);
insert into products (name, category)
select adjective || ' ' || thing || ' ' || i, thing from (
  select i, (array['Linen', 'Oak', 'Stone', 'Blue', 'Nordic', 'Soft', 'Heavy', 'Small', 'Round', 'Plain'])[1 + i % 10] adjective,
    (array['throw', 'board', 'bowl', 'candle', 'carafe', 'duvet', 'glass', 'lamp', 'mug', 'tablecloth', 'vase', 'tray'])[1 + i / 10 % 12] thing
  from generate_series(1, current_setting('bench.skus')::int / 4) i) x;
insert into variants (product_id, sku, name, weight_g, price_amount)
select p.id, 'SKU-' || lpad(i::text, 5, '0'), p.name || ', ' || (array['S', 'M', 'L', 'XL'])[1 + i % 4], 100 + i * 37 % 4900, 490 + i * 131 % 9500
from generate_series(1, current_setting('bench.skus')::int) i join products p on p.id = 1 + (i - 1) / 4 order by i;
insert into variants (product_id, sku, name, backorder, weight_g, price_amount)
select 1, 'WAIT-' || i, 'Made on demand ' || i, 'always', 500, 2500 from generate_series(1, 20) i;

insert into customers (email, name, phone, created_at)
select lower(first || '.' || last) || i || '@mail' || i % 7 || '.example', first || ' ' || last, '+4915' || 10000000 + i * 37,
  current_setting('bench.now')::timestamptz - interval '731 days'
from (select i, (array['Ada', 'Bruno', 'Clara', 'David', 'Elif', 'Finn', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Katja', 'Luca', 'Mara', 'Nils', 'Olga', 'Paul',
      'Rosa', 'Sven', 'Tilda', 'Viktor'])[1 + floor(20 * power(random(), 1.5))::int] first,
    (array['Acker', 'Bach', 'Costa', 'Dietz', 'Engel', 'Fuchs', 'Gruber', 'Haas', 'Ibsen', 'Jung', 'Kranz', 'Lange', 'Moser', 'Nowak', 'Otto'])[1 + i % 15]
      || (array['', 'mann', 'berg', 'stein', 'feld', 'er', 'au', 'hof'])[1 + i / 15 % 8] last
  from generate_series(1, current_setting('bench.customers')::int) i) x;
analyze products, variants, customers;
