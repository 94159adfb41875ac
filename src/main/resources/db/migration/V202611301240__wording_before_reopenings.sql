-- What papers said of the case and its parties until mediation was taken up again: what is put right later changes no paper of before.
alter table reopening add column wording_sealed bytea;
