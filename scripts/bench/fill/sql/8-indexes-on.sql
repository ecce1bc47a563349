do $$ declare aside record; begin
  for aside in select made_by from put_aside order by made_by loop execute aside.made_by; end loop;
end $$;
