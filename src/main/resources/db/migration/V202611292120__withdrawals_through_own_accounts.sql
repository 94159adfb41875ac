-- Applicants who withdraw through their own account need not have been told of the other routes before.
alter table dispute_withdrawal drop constraint dispute_withdrawal_told;
