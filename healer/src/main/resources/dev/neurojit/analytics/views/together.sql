-- Codes that come together
-- Programs with both codes as written; 'lift' is how many times more often they meet than codes that
-- have nothing to do with each other would.
with has as (
  select distinct run, program, code from findings where phase = 'written'
), each as (
  select code, count(*) as n from has group by code
), total as (
  select count(*) as n from programs
)
select
  a.code as code,
  b.code as with_code,
  count(*) as programs,
  round(count(*)::double * any_value(total.n) / (any_value(x.n) * any_value(y.n)), 2) as lift
from has a
join has b on a.run = b.run and a.program = b.program and a.code < b.code
join each x on x.code = a.code
join each y on y.code = b.code
cross join total
group by a.code, b.code
order by programs desc, lift desc, 1, 2
limit {top}
