-- What could not be read
select path, byte_offset, reason from defects order by path, byte_offset limit {top}
