-- Every act updates its case, and every update makes the pairs of characters anew by which cases are searched. One pass over the characters makes the
-- same pairs as before, in their order and some of them twice, which neither the indexes nor the comparison mind: the indexes stay as they are.
create or replace function pairs_of(words text) returns text[] language plpgsql immutable strict parallel safe cost 20000 as $$
declare
  characters constant text[] := string_to_array(words, null);
  pairs text[] := '{}';
begin
  for n in 2 .. cardinality(characters) loop pairs := pairs || (characters[n - 1] || characters[n]); end loop;
  return pairs;
end $$;
