-- Top hallucinations
-- What was written in place of MLIR, names and numbers aside, with an example and the models that
-- wrote it; 'mended' is the share of these programs that repairs made valid.
select
  row_number() over (order by count(distinct (e.run, e.program)) desc, e.code, e.pattern) as rank,
  e.code,
  e.pattern as what,
  count(distinct (e.run, e.program)) as programs,
  round(100.0 * avg(e.valid::int), 1) as mended_pct,
  arg_min(e.excerpt, (e.run, e.program, e.line)) as example,
  regexp_extract(arg_min(e.place, (e.run, e.program, e.line)), '[^/]+$') as place,
  string_agg(distinct e.model, ', ' order by e.model) as models
from errors e
where e.phase = 'written' and not coalesce(e.written_valid, false)
group by e.code, e.pattern
order by rank
limit {top}
