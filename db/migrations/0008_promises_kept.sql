-- Whether a promise was kept is said at delivery; of what had arrived before, it is said here.
update promises p set kept = p.promised_at >= o.delivered_at
from orders o where o.id = p.order_id and o.delivered_at is not null and p.kept is null;
