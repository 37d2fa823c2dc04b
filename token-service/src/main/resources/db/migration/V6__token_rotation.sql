-- The token that took a token's place. Until its overlap ends the old one works, and does not count as one of its owner's.
alter table api_tokens add column replaced_by bigint unique references api_tokens;
