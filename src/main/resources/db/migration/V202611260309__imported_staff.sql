-- Staff that an import brought go again by its undoing, as long as they have no account.
do $$
declare
    t text;
begin
    foreach t in array array['staff', 'post']
    loop
        execute format($p$create policy undoing on %I as restrictive for delete to ${app} using (current_setting('app.undoing', true) = 'yes')$p$, t);
        execute format('grant delete on %I to ${app}', t);
    end loop;
end $$;
