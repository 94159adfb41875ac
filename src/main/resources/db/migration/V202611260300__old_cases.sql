-- Disputes that an import brought go again by its undoing, and what hangs on them is told anew by a later import: either says so for its
-- transaction. Nothing else deletes any of it.
do $$
declare
    t text;
begin
    foreach t in array array['dispute', 'dispute_party', 'dispute_event', 'dispute_decision', 'dispute_assignment', 'outcome', 'return_visit',
        'dispute_reference']
    loop
        execute format($p$create policy undoing on %I as restrictive for delete to ${app} using (current_setting('app.undoing', true) = 'yes')$p$, t);
        execute format('grant delete on %I to ${app}', t);
    end loop;
end $$;
