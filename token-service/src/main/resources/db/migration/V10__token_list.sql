-- Who rotates often has many tokens that are over: they are listed by page, and those that are counted are found without them.
drop index api_tokens_of_account;
create index api_tokens_of_account on api_tokens (account_id, id desc);
create index api_tokens_unrevoked on api_tokens (account_id) where revoked_at is null;
