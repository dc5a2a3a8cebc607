-- Model calls made and saved, by model
-- 'saved': replies that were made valid by repairs alone. 'saved_pct' is their share of all calls
-- that would have been needed.
select
  coalesce(p.model, '(no model)') as model,
  count(*) as programs,
  count(*) filter (p.written_valid) as valid_as_written,
  count(*) filter (p.valid and p.repairs > 0) as saved,
  (select count(*) from calls c where c.model = p.model) as calls,
  round(100.0 * count(*) filter (p.valid and p.repairs > 0)
    / greatest(1, count(*) filter (p.valid and p.repairs > 0)
      + (select count(*) from calls c where c.model = p.model)), 1) as saved_pct
from programs p
group by p.model
order by programs desc, 1
limit {top}
