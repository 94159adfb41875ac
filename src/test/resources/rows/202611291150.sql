insert into idempotency (subject, post, area, key, operation, fingerprint, body, at)
values ('subject', '01900000-0000-7000-8000-000000000009', '44', 'of a post', 'registerDispute', '\x01', '{}', now());
